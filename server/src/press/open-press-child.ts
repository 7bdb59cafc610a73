import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { PressAnswer } from './press-child.ts'
import type { PressOrder } from './press.ts'

/** Megabytes of JavaScript's heap in it. */
const memory = 256

const usual = new URL('./press-child.ts', import.meta.url)

export interface PressChild {
  /** Throws when not even a copy of it can be handed over. */
  send(order: PressOrder): void
  kill(): void
}

/** Starts the process that prints papers. It keeps nobody alive, and ends with the one that started it. */
export const openPressChild = ({
  program = usual,
  answer,
  ended,
}: {
  program?: URL | undefined
  answer: (answer: PressAnswer) => void
  /** Called once, however it ended. */
  ended: (how: { exitCode: number; signal: string }) => void
}): PressChild => {
  const { NODE_COMPILE_CACHE } = process.env
  const child = fork(fileURLToPath(program), {
    // Flags of the parent (a test runner's loaders) are not meant for it, nor are the secrets of its environment.
    execArgv: [`--max-old-space-size=${memory}`],
    env: NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE },
    serialization: 'advanced',
    // What the typesetter writes as it breaks down quotes the text that it broke down over.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  child.unref()
  child.channel?.unref()
  child.on('message', (message: object) => {
    // `node --watch` reports a process's imports through the same channel.
    if ('error' in message) answer(message as PressAnswer)
  })
  let isOver = false
  const over = (exitCode: number | null, signal: string | null) => {
    if (isOver) return
    isOver = true
    ended({ exitCode: exitCode ?? -1, signal: signal ?? '' })
  }
  child.on('exit', over)
  // It could not be started, or what it was told did not reach it.
  child.on('error', () => {
    child.kill('SIGKILL')
    over(null, null)
  })
  return {
    send: (order) => void child.send(order),
    kill: () => void child.kill('SIGKILL'),
  }
}
