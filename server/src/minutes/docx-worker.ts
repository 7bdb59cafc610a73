import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { loadWords } from '@sedyanka/shared/minutes/load-words.ts'
import type { DocxAnswer, DocxQuestion } from './docx-writer.ts'
import { renderDocx } from './render-docx.ts'

/** The thread that writes Word documents: a long one takes some hundred ms, for which nobody's letter waits. */
if (!parentPort) throw new Error('runs as a worker thread only')
const port = parentPort
// On a machine with one core, too. Only Linux knows priorities of single threads (setpriority(2)).
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL)

const write = async ({ minutes, language }: DocxQuestion): Promise<DocxAnswer> => {
  try {
    return { bytes: await renderDocx(minutes, await loadWords(language)), error: null }
  } catch (error) {
    return {
      bytes: null,
      error: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
    }
  }
}

port.on('message', (question: DocxQuestion) => {
  void write(question).then((answer) =>
    port.postMessage(answer, answer.bytes ? [answer.bytes.buffer] : []),
  )
})
