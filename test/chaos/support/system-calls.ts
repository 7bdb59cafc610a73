import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

/** Why system calls cannot be watched here, or null. */
export const whyNoTrace = (): string | null => {
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'pipe' })
    return null
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? 'unknown') : 'unknown'
  }
}

/** What a process did, in the order in which it was done. */
export interface Call {
  name: string
  /** Path of the file, or the socket's addresses. */
  target: string
  bytes: Buffer
}

const decode = (hex: string): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex')
/** strace writes paths as it writes strings; sockets by their addresses. */
const nameOf = (target: string): string =>
  target.startsWith('\\x') ? decode(target).toString() : target

const textOf = (line: string): Buffer =>
  Buffer.concat([...line.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) => decode(hex)))

/** Reads strace's report; a call that was interrupted by another thread's counts from when it ended. */
const parse = (report: string): Call[] => {
  const begun = new Map<string, string>()
  return report.split('\n').flatMap((line): Call[] => {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    if (rest.endsWith('<unfinished ...>')) {
      begun.set(thread, rest)
      return []
    }
    const isResumed = rest.startsWith('<...')
    const whole = isResumed ? (begun.get(thread) ?? '') + rest : rest
    const [, name, target] = /^(\w+)\(\d+<(.*?)>[,) ]/.exec(whole) ?? []
    return name && target !== undefined
      ? [{ name, target: nameOf(target), bytes: textOf(whole) }]
      : []
  })
}

/** Watches what a process writes and syncs, until `stop`. */
export class SystemCalls {
  readonly #tracer: ChildProcess
  readonly #report: string

  private constructor(tracer: ChildProcess, report: string) {
    this.#tracer = tracer
    this.#report = report
  }

  static async watch(pid: number, report: string): Promise<SystemCalls> {
    const calls = 'trace=write,writev,sendmsg,sendto,pwrite64,fsync,fdatasync'
    const tracer = spawn(
      'strace',
      ['-f', '-yy', '-xx', '-s', '9000', '-e', calls, '-o', report, '-p', String(pid)],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    await once(tracer.stderr as NodeJS.ReadableStream, 'data')
    return new SystemCalls(tracer, report)
  }

  async stop(): Promise<Call[]> {
    const ended = once(this.#tracer, 'exit')
    this.#tracer.kill('SIGINT')
    await ended
    return parse(readFileSync(this.#report, 'utf8'))
  }
}
