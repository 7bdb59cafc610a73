import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import type { Sample } from '../load/job.ts'
import { sleep } from '../load/time.ts'
import { folderSize, sampleProcess } from './proc.ts'
import type { Target } from './targets.ts'

/** A server that does not end when asked to is killed after this time, ms. */
const patience = 15_000

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })

const answersOn = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })

interface TargetServerOptions {
  target: Target
  folder: string
  /** The command that pins a process to a core, or nothing. */
  pin: string[]
  /** Arguments of Node itself. */
  nodeArgs: string[]
}

/** A server under test: a process of its own, on a port that stays the same over restarts. */
export class TargetServer {
  readonly folder: string
  readonly #target: Target
  readonly #command: string[]
  #port = 0
  #child: ChildProcess | null = null
  #gone: Promise<void> = Promise.resolve()

  constructor({ target, folder, pin, nodeArgs }: TargetServerOptions) {
    this.folder = folder
    this.#target = target
    this.#command = [...pin, process.execPath, ...nodeArgs, ...target.argv]
  }

  get url(): string {
    return `ws://127.0.0.1:${this.#port}${this.#target.path}`
  }

  /** Starts it and waits until it listens. */
  async start(): Promise<void> {
    mkdirSync(this.folder, { recursive: true })
    this.#port ||= await freePort()
    const fill = (text: string) => text.replaceAll('{folder}', this.folder)
    const [command = '', ...args] = this.#command
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(this.#port),
      FOLDER: this.folder,
      NODE_ENV: 'production',
    }
    for (const [name, value] of Object.entries(this.#target.env)) env[name] = fill(value)
    const log = openSync(join(dirname(this.folder), `${this.#target.name}.log`), 'a')
    // A process group of its own, so that a signal reaches all of it.
    const child = spawn(command, args, { env, stdio: ['ignore', log, log], detached: true })
    closeSync(log)
    this.#child = child
    this.#gone = new Promise((resolve) => {
      child.once('exit', () => {
        this.#child = null
        resolve()
      })
    })
    for (let tries = 0; tries < 600; tries++) {
      if (!this.#child) throw new Error(`${this.#target.name} ended at its start; see its log`)
      if (await answersOn(this.#port)) return
      await sleep(50)
    }
    throw new Error(`${this.#target.name} does not listen`)
  }

  async stop(): Promise<void> {
    this.#signal('SIGTERM')
    const timer = setTimeout(() => this.#signal('SIGKILL'), patience)
    await this.#gone
    clearTimeout(timer)
  }

  async kill(): Promise<void> {
    this.#signal('SIGKILL')
    await this.#gone
  }

  sample(): Sample {
    return sampleProcess(this.#child?.pid ?? 0)
  }

  /** Until everything that it does by itself is done: CPU and disk quiet for four seconds. */
  async settle(): Promise<void> {
    await sleep(this.#target.restsAfter)
    let [cpu, size] = [this.sample().cpu, folderSize(this.folder)]
    for (let second = 0, quiet = 0; second < 180 && quiet < 4; second++) {
      await sleep(1000)
      const [nextCpu, nextSize] = [this.sample().cpu, folderSize(this.folder)]
      quiet = nextCpu - cpu < 0.04 && nextSize === size ? quiet + 1 : 0
      cpu = nextCpu
      size = nextSize
    }
  }

  #signal(signal: NodeJS.Signals): void {
    const pid = this.#child?.pid
    if (pid === undefined) return
    try {
      process.kill(-pid, signal)
    } catch {
      // It ended a moment ago.
    }
  }
}
