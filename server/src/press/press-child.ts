import { constants, setPriority } from 'node:os'
import { layOutMinutes } from '@sedyanka/shared/minutes/lay-out-minutes.ts'
import { loadWords } from '@sedyanka/shared/minutes/load-words.ts'
import type { PressOrder } from './press.ts'
import { renderers } from './renderers.ts'

export type PressAnswer =
  | { bytes: Uint8Array<ArrayBuffer>; error: null }
  | { bytes: null; error: string }

/** The process that prints papers: a long one takes seconds, for which nobody's letter waits. */
if (!process.send) throw new Error('runs as a child process only')
// On a machine with one core, too. Threads that are started later have it from this one.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

const print = async ({ minutes, language, format }: PressOrder): Promise<PressAnswer> => {
  try {
    const paper = layOutMinutes(minutes, await loadWords(language))
    return { bytes: await renderers[format].render(paper, minutes), error: null }
  } catch (error) {
    return {
      bytes: null,
      error: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
    }
  }
}

process.on('message', (order: PressOrder) => {
  void print(order).then((answer) => process.send?.(answer))
})
process.on('disconnect', () => process.exit())
