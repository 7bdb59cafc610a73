import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { patience } from './patience.ts'

const root = join(import.meta.dirname, '../..')

interface ServerOptions {
  /** Variables of the server beside PATH, HOST, PORT and DATA_DIR. */
  env?: Record<string, string>
  /** A data directory that outlives the server; without it a fresh one is made, and removed by `stop`. */
  dataDir?: string
  /** What to run instead of the server's main file. */
  program?: string
}

/** Starts the real server and waits until it listens; rejects with its output when it ends before. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const server = new TestServer(options)
  await server.start()
  return server
}

/** The real server as a process of its own, on a free port of 127.0.0.1 and a data directory of its own. */
class TestServer {
  /** The origin that it printed, e.g. `http://127.0.0.1:40123`; the same after `restart`. */
  url = ''
  /** The one-time link for the first facilitator, as printed last; null while none was. */
  setupLink: string | null = null
  /** Everything that it wrote, both streams, all starts. */
  output = ''
  readonly dataDir: string
  readonly #options: ServerOptions
  #child: ChildProcess | null = null

  constructor(options: ServerOptions) {
    this.#options = options
    this.dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'sedyanka-data-'))
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  /** Starts the process; on a fresh data directory it waits for the set-up link too. */
  async start(): Promise<void> {
    const isFirstStart = this.url === '' && !this.#options.dataDir
    const child = this.#spawn()
    const ready = Promise.withResolvers<void>()
    const giveUp = (reason: string) => ready.reject(new Error(`${reason}\n${this.output}`))
    const timer = setTimeout(giveUp, patience, `The server did not listen within ${patience} ms.`)
    const follow = (line: string) => {
      this.output += `${line}\n`
      this.url = /^Sedyanka listens on (\S+)$/.exec(line)?.[1] ?? this.url
      const setupLink = /^Set-up link: (\S+)$/.exec(line)?.[1]
      this.setupLink = setupLink ?? this.setupLink
      if (setupLink || (line.startsWith('Sedyanka listens on ') && !isFirstStart)) ready.resolve()
    }
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', follow)
    // 'close' and not 'exit': by then every line has been read
    child.once('close', (code) => giveUp(`The server ended with exit code ${code}.`))
    try {
      await ready.promise
    } catch (error) {
      await this.kill()
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  /** Sends the signal and waits for the end; gives the exit code, null when the signal ended it. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    const child = this.#child
    if (!child) return null
    if (child.exitCode === null && child.signalCode === null) {
      const closed = once(child, 'close')
      child.kill(signal)
      await closed
    }
    return child.exitCode
  }

  /** Waits until it ends by itself; gives the exit code, null when a signal ended it. */
  async ended(): Promise<number | null> {
    const child = this.#child
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'close')
    return child?.exitCode ?? null
  }

  /** Starts it again on the same port and data directory; a server that still runs is ended with SIGKILL first. */
  async restart(): Promise<void> {
    await this.kill()
    await this.start()
  }

  /** Ends it politely and removes its data. */
  async stop(): Promise<void> {
    await this.kill('SIGTERM')
    if (!this.#options.dataDir) rmSync(this.dataDir, { recursive: true, force: true })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }

  #spawn() {
    // Nothing of the environment around but what finds programs and what they were compiled to: who runs a test must not
    // matter to it.
    const { PATH = '', NODE_COMPILE_CACHE } = process.env
    const port = this.url === '' ? '0' : new URL(this.url).port
    const child = spawn(
      process.execPath,
      [this.#options.program ?? join(root, 'server/src/main.ts')],
      {
        cwd: root,
        env: {
          PATH,
          ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }),
          HOST: '127.0.0.1',
          PORT: port,
          DATA_DIR: this.dataDir,
          ...this.#options.env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    const endWithTests = () => child.kill('SIGKILL')
    process.once('exit', endWithTests)
    child.once('exit', () => process.off('exit', endWithTests))
    this.#child = child
    return child
  }
}

export type { TestServer }
