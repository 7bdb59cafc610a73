import { createStoreThread } from '@sedyanka/server/store/journal/store-thread.ts'
import { createWriteTurns } from '@sedyanka/server/store/file/write-turns.ts'
import { expect, test } from 'vitest'

interface Calls {
  echo: { question: object; answer: string }
  die: { question: object; answer: null }
  close: { question: object; answer: null }
}
const program = `
  import { parentPort } from 'node:worker_threads'
  parentPort.on('message', ({ id, type }) => {
    if (type === 'die') throw new Error('out of memory')
    parentPort.postMessage([{ id, error: null, value: type }])
    if (type === 'close') parentPort.close()
  })
  parentPort.postMessage('ready')`

const open = (log: (event: string) => void, code = program) =>
  createStoreThread<Calls>({
    program: new URL(`data:text/javascript,${encodeURIComponent(code)}`),
    file: 'unused',
    turns: createWriteTurns(),
    log,
  })

test('ST24: a thread of the store that dies rejects what it was asked, is reported, and starts anew', async () => {
  const events: string[] = []
  const thread = open((event) => events.push(event))
  await thread.start()
  expect(await thread.ask('echo', {})).toBe('echo')
  const asked = await Promise.allSettled([thread.ask('die', {}), thread.ask('echo', {})])
  expect(asked).toMatchObject([
    { status: 'rejected', reason: { code: 'STORE_THREAD_ENDED' } },
    { status: 'rejected', reason: { code: 'STORE_THREAD_ENDED' } },
  ])
  expect(events).toEqual(['store.threadFailed'])
  expect(await thread.ask('echo', {})).toBe('echo')
  await thread.close(5_000)
})

test('ST24: one that cannot start says why, and one that hangs does not hold up the close', async () => {
  await expect(open(() => {}, `throw new Error('no file')`).start()).rejects.toThrow('no file')
  const ends = open(() => {}, 'export {}')
  await expect(ends.start()).rejects.toMatchObject({ code: 'STORE_THREAD_ENDED' })
  const hanging = open(
    () => {},
    `import { parentPort } from 'node:worker_threads'
      parentPort.on('message', () => {})
      parentPort.postMessage('ready')`,
  )
  await hanging.start()
  await hanging.close(1)
})
