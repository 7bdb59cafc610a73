import { openStore } from '@sedyanka/server/store/open-store.ts'
import type { PersonId } from '@sedyanka/shared/ids.ts'
import { schemaVersion } from '@sedyanka/shared/wire/protocol.ts'
import * as Y from 'yjs'
import { asId } from './as-id.ts'
import { room } from './typed-store.ts'

/**
 * A program that counts in one document and writes it anew all the while, until somebody kills it. It says after every
 * commit which edition and which number are on disk. argv: data directory.
 */
const [, , dataDir = ''] = process.argv
const { journal } = await openStore({ dataDir, log: () => {} })
const stored = await journal.load(room)
let seq = stored?.seq ?? 0
let doc = new Y.Doc()
for (const update of [stored?.snapshot ?? null, ...(stored?.updates ?? [])])
  if (update) Y.applyUpdate(doc, update)
const read = (key: string) => doc.getMap<number>('map').get(key) ?? 0
const tell = () => process.stdout.write(`${read('edition')} ${read('count')}\n`)

for (;;) {
  const [edition, count] = [read('edition') + 1, read('count')]
  doc = new Y.Doc()
  doc.getMap<number>('map').set('count', count)
  doc.getMap<number>('map').set('edition', edition)
  // Some bytes that do not shrink, so that a rewriting takes its time.
  doc.getMap<Uint8Array>('weight').set('w', crypto.getRandomValues(new Uint8Array(60_000)))
  const state = Y.encodeStateAsUpdate(doc)
  const claims: [number, PersonId][] = [[1, asId(`of ${edition}`)]]
  const frame = { epoch: `${edition}.${edition}.${edition}`, claims, minutes: [], at: 1 }
  seq = await journal.rewrite(room, { ...frame, state, schemaVersion, after: seq })
  tell()
  for (let edit = 0; edit < 3; edit++) {
    const before = Y.encodeStateVector(doc)
    doc.getMap<number>('map').set('count', read('count') + 1)
    const update = Y.encodeStateAsUpdate(doc, before)
    seq = await journal.append(room, { update, claims: [], at: 1, personIds: [], after: seq })
    tell()
  }
  if (edition % 3 === 0) void journal.erase().catch(() => undefined)
  void journal.compact(room).catch(() => undefined)
}
