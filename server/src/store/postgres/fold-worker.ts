import { foldDocument } from '../journal/fold-document.ts'
import type { Request } from '../journal/journal-messages.ts'
import { serveSlowly } from '../journal/serve-slowly.ts'
import { packState, type StateBytes } from '../journal/state-bytes.ts'

/** What can be asked of the thread that folds and packs: what takes the processor for seconds. */
export interface FoldCalls {
  /** A state and the updates after it as one state, packed. */
  fold: { question: { snapshot: Uint8Array | null; updates: Uint8Array[] }; answer: StateBytes }
  pack: { question: { state: Uint8Array }; answer: StateBytes }
  close: { question: object; answer: null }
}

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

serveSlowly(work)
