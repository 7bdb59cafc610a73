import { openStore } from '@sedyanka/server/store/open-store.ts'
import * as Y from 'yjs'

/**
 * A program that writes into one document and folds its log again and again, until somebody kills it. It says `<n>` when
 * the first n numbers are on disk, and `folding` when a compaction begins. argv: the data directory.
 */
const [, , dataDir = ''] = process.argv
const room = 'board:folded'
const { journal } = await openStore({ dataDir, log: () => {} })
const stored = await journal.load(room)
const doc = new Y.Doc()
for (const update of [stored?.snapshot ?? null, ...(stored?.updates ?? [])])
  if (update) Y.applyUpdate(doc, update)
const list = doc.getArray<number>('list')
const updates: Uint8Array[] = []
doc.on('update', (update: Uint8Array) => void updates.push(update))

for (;;) {
  for (let burst = 0; burst < 12; burst++) list.push([list.length + 1])
  const body = doc.getMap('big')
  // Something to fold: a text that is overwritten again and again.
  body.set('text', 'x'.repeat(200_000))
  const entries = updates
    .splice(0)
    .map((update) => ({ update, claims: [], at: list.length, personIds: [] }))
  await Promise.all(entries.map((entry) => journal.append(room, entry)))
  process.stdout.write(`${list.length}\n`)
  process.stdout.write('folding\n')
  await journal.compact(room)
}
