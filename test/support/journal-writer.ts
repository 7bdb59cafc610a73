import { openStore } from '@sedyanka/server/store/open-store.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'
import * as Y from 'yjs'
import { asId } from './as-id.ts'

/**
 * A program that types into one document and says after every acknowledged append how far it is, until somebody kills
 * it. It compacts all the while. argv: data directory.
 */
const [, , dataDir = ''] = process.argv
const store = await openStore({ dataDir, log: () => {} })
const room = 'board:typed'
if (!(await store.people.hasFounder())) {
  await store.people.setSetupToken('h')
  await store.people.createFounder({ id: asId('p'), name: 'П' }, 'h')
  const update = Y.encodeStateAsUpdate(new Y.Doc())
  const board = {
    id: asId<BoardId>('typed'),
    title: 'Т',
    templateId: 'general',
    demo: false,
    update,
  }
  await store.boards.create({ ...board, meetings: [], founderId: asId('p'), at: 1 })
}
const doc = new Y.Doc()
const stored = await store.journal.load(room)
for (const update of [stored?.snapshot ?? null, ...(stored?.updates ?? [])])
  if (update) Y.applyUpdate(doc, update)
const list = doc.getArray<number>('list')

const pending: Promise<void>[] = []
let folding = Promise.resolve()
doc.on('update', (update: Uint8Array) => {
  const number = list.length
  pending.push(
    store.journal
      .append(room, {
        update,
        claims: [[doc.clientID, asId('p')]],
        at: number,
        personIds: [asId('p')],
      })
      .then(() => void process.stdout.write(`${number}\n`)),
  )
})
for (;;) {
  for (let burst = 0; burst < 10; burst++) list.push([list.length + 1])
  await Promise.all(pending.splice(0))
  if (list.length % 70 > 0) continue
  // It types on while this one folds; but the one before has come to its end.
  await folding
  folding = store.journal.compact(room)
}
