import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { describeError } from '../../sync/describe-error.ts'
import type { Log } from '../../sync/ports.ts'
import type { Answer, Calls, ThreadSetup } from './journal-messages.ts'
import { StorageError, UntrustworthyStore } from '../storage-error.ts'

interface Waiting {
  resolve(value: unknown): void
  reject(error: StorageError): void
}

/** A worker thread that is asked and answers. It starts with the first question, and anew should it ever die. */
export interface StoreThread<C extends Calls<C>> {
  /** Starts it before the first question and waits until it can be asked. */
  start(): Promise<void>
  /** Rejects with a `StorageError` when it failed, or when the thread ended before it answered. */
  ask<Type extends keyof C>(
    type: Type,
    question: C[Type]['question'],
    transfer?: ArrayBuffer[],
  ): Promise<C[Type]['answer']>
  /** Asks it to close after all that was asked before, and waits for its end; `patience` ms at most, if that is said. */
  close(patience?: number): Promise<void>
}

export const createStoreThread = <C extends Calls<C> & { close: unknown }>({
  program,
  log,
  ...setup
}: Partial<ThreadSetup> & { program: URL; log: Log }): StoreThread<C> => {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let thread: Worker | null = null

  const open = (): Worker => {
    // Flags of the parent (a test runner's loaders) are not meant for this thread.
    const worker = new Worker(program, { workerData: setup, execArgv: [] })
    worker.on('message', (answers: Answer[] | 'ready') => {
      // 'ready', or what `node --watch` reports of a thread's imports through the same port
      if (!Array.isArray(answers)) return
      for (const { id, error, value } of answers) {
        const asked = waiting.get(id)
        waiting.delete(id)
        if (error === null) asked?.resolve(value)
        else asked?.reject(new StorageError(error))
      }
    })
    worker.on('error', (error: Error) => log('store.threadFailed', describeError(error)))
    // An answer that got lost on its way: whether its commit is on disk is not known.
    worker.on('messageerror', () => {
      throw new UntrustworthyStore('an answer of the store could not be read')
    })
    worker.on('exit', () => {
      if (thread === worker) thread = null
      for (const asked of waiting.values()) asked.reject(new StorageError('STORE_THREAD_ENDED'))
      waiting.clear()
    })
    return worker
  }

  const ask: StoreThread<C>['ask'] = (type, question, transfer = []) =>
    new Promise((resolve, reject) => {
      thread ??= open()
      const id = ++lastId
      // The answer to a call has the type that its program gives it.
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
      thread.postMessage({ id, type, ...question }, transfer)
    })

  return {
    start: async () => {
      thread ??= open()
      const ended = once(thread, 'exit').then(() => {
        throw new StorageError('STORE_THREAD_ENDED')
      })
      await Promise.race([once(thread, 'message'), ended])
    },
    ask,
    close: async (patience) => {
      const closing = thread
      if (!closing) return
      const ended = once(closing, 'exit')
      const timer =
        patience === undefined ? undefined : setTimeout(() => void closing.terminate(), patience)
      await Promise.allSettled([ask('close', {}), ended])
      clearTimeout(timer)
    },
  }
}
