import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { foldDocument } from '../journal/fold-document.ts'
import type { Answer, Request } from '../journal/journal-messages.ts'
import { packState, type StateBytes } from '../journal/state-bytes.ts'
import { storageCode } from '../storage-error.ts'

/** What can be asked of the thread that folds and packs: what takes the processor for seconds. */
export interface FoldCalls {
  /** A state and the updates after it as one state, packed. */
  fold: { question: { snapshot: Uint8Array | null; updates: Uint8Array[] }; answer: StateBytes }
  pack: { question: { state: Uint8Array }; answer: StateBytes }
  close: { question: object; answer: null }
}

if (!parentPort) throw new Error('runs as a worker thread only')
const port = parentPort
// On a machine with one core a fold would hold up a whole hall's edits. Only Linux knows priorities of single threads
// (setpriority(2)); elsewhere 0 means the whole process.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL)

const work = (request: Request<FoldCalls>): StateBytes | null => {
  switch (request.type) {
    case 'fold':
      return packState(foldDocument(request.snapshot, request.updates))
    case 'pack':
      return packState(request.state)
    case 'close':
      return null
  }
}

port.on('message', (request: Request<FoldCalls>) => {
  let answer: Answer
  try {
    answer = { id: request.id, error: null, value: work(request) }
  } catch (error) {
    answer = { id: request.id, error: storageCode(error), value: null }
  }
  port.postMessage([answer])
  if (request.type === 'close') port.close()
})
