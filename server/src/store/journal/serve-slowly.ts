import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { storageCode } from '../storage-error.ts'
import type { Answer, Calls, Request } from './journal-messages.ts'

/**
 * Makes this thread one that nobody waits for: it answers questions one after another, behind everything else on the
 * machine, until it is asked to close. What `work` throws is answered by its code.
 */
export const serveSlowly = <C extends Calls<C>>(work: (request: Request<C>) => unknown): void => {
  if (!parentPort) throw new Error('runs as a worker thread only')
  const port = parentPort
  // On a machine with one core a fold would hold up a whole hall's edits. Only Linux knows priorities of single threads
  // (setpriority(2)); elsewhere 0 means the whole process.
  if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL)
  port.on('message', (request: Request<C>) => {
    let answer: Answer
    try {
      answer = { id: request.id, error: null, value: work(request) }
    } catch (error) {
      answer = { id: request.id, error: storageCode(error), value: null }
    }
    port.postMessage([answer])
    if (request.type === 'close') port.close()
  })
}
