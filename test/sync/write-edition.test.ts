import { contentOf } from '@sedyanka/server/sync/document/content-of.ts'
import { copyAlive } from '@sedyanka/server/sync/document/copy-alive.ts'
import { createAuthorship } from '@sedyanka/server/sync/record/authorship.ts'
import { minutesOf, WritingTimes } from '@sedyanka/server/sync/record/writing-times.ts'
import {
  keepAlive,
  type OldEdition,
  writeEdition,
} from '@sedyanka/server/sync/document/write-edition.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import type { PersonId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { buildBoard, buildMeeting } from '../support/fixtures.ts'
import { addLines, noteOf } from '../support/notes.ts'
import { createRandom } from '../support/random.ts'
import { readAllNotes, readRows } from '../support/read-rooms.ts'
import { sampleDocuments } from '../support/sample-documents.ts'
import { scribble } from '../chaos/support/scribble.ts'

const roots = [...documentSchema.board.keys(), ...documentSchema.meeting.keys()]
const oldOf = (doc: Y.Doc, more: Partial<OldEdition> = {}): OldEdition => ({
  doc,
  owners: new Map(),
  times: new WritingTimes([]),
  ...more,
})
const readState = (state: Uint8Array): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}
const has = (state: Uint8Array, words: string) => Buffer.from(state).includes(words)
const made = (build: (doc: Y.Doc) => void): Y.Doc => {
  const doc = new Y.Doc()
  build(doc)
  return doc
}

describe('a new edition', () => {
  test('ST34: holds every row, value, text and note with its marks, and nothing of what was deleted', () => {
    const sample = sampleDocuments()
    for (const doc of [sample.board, sample.meeting]) {
      for (const { id } of actions.everything(doc))
        for (const blockedReason of ['тайна', null]) actions.set(doc, id, { blockedReason })
      for (const { id } of agenda.everything(doc)) {
        const note = noteOf(doc, id)
        addLines(note, 'тайна')
        note.delete(note.toString().lastIndexOf('тайна'), 5)
      }
      const { state } = writeEdition(oldOf(doc), keepAlive)
      const next = readState(state)
      expect(contentOf(next, roots)).toEqual(contentOf(doc, roots))
      expect(readRows(next)).toEqual(readRows(doc))
      expect(readAllNotes(next)).toEqual(readAllNotes(doc))
      expect(has(state, 'тайна')).toBe(false)
      expect([...Y.snapshot(next).ds.clients]).toEqual([])
    }
  })

  test('ST34: says the same of notes that many hands wrote, marked and moved at random', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = createRandom(seed)
      const doc = made(buildMeeting)
      const others = [new Y.Doc(), new Y.Doc()]
      for (let step = 0; step < 60; step++) {
        const at = random.pick([doc, ...others])
        for (const from of [doc, ...others])
          if (from !== at) Y.applyUpdate(at, Y.encodeStateAsUpdate(from, Y.encodeStateVector(at)))
        scribble(noteOf(at), random)
      }
      for (const other of others) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
      const { state } = writeEdition(oldOf(doc), keepAlive)
      expect(contentOf(readState(state), roots), `seed ${seed}`).toEqual(contentOf(doc, roots))
      expect(state.length).toBeLessThan(Y.encodeStateAsUpdate(doc).length)
    }
  })

  test('ST34: leaves out the rows and texts that are not to be kept', () => {
    const doc = made(buildBoard)
    actions.set(doc, asId('action-b'), { blockedReason: 'чака' })
    const { state } = writeEdition(oldOf(doc), (from, to, authorOf) =>
      copyAlive({ from, to }, authorOf, {
        row: ({ row }) => row !== 'action-a',
        field: ({ row, field }) =>
          !(row === 'action-b' && ['title', 'blockedReason'].includes(field)),
      }),
    )
    const next = readState(state)
    expect(actions.read(next, asId('action-a'))).toBeNull()
    expect(actions.read(next, asId('action-b'))).toMatchObject({ title: '', blockedReason: null })
    expect(readRows(next)['needs']).toEqual(readRows(doc)['needs'])
  })

  test('ST34: is not made where something stands that nobody has thought of', () => {
    for (const plant of [
      (doc: Y.Doc) => doc.getMap('actions').set('odd', new Y.Array()),
      (doc: Y.Doc) => doc.getMap('actions').set('odd', new Y.Map([['field', new Y.Array()]])),
      (doc: Y.Doc) => doc.getText('elsewhere').insert(0, 'текст'),
    ]) {
      const doc = made(buildBoard)
      plant(doc)
      expect(() => writeEdition(oldOf(doc), keepAlive)).toThrow('cannot be written anew')
    }
  })
})

describe('authors in a new edition', () => {
  const minute = (at: number) => at * 60_000
  /** A meeting in which each of these wrote a line into the first notes, in this minute. */
  const written = (lines: [personId: PersonId, minute: number, text: string][]) => {
    const doc = made(buildMeeting)
    const owners = new Map<number, PersonId>()
    const times = new WritingTimes([])
    for (const [personId, at, text] of lines) {
      const before = Y.decodeStateVector(Y.encodeStateVector(doc))
      doc.clientID = [...owners].find(([, owner]) => owner === personId)?.[0] ?? owners.size + 7
      owners.set(doc.clientID, personId)
      addLines(noteOf(doc), text)
      const after = Y.decodeStateVector(Y.encodeStateVector(doc))
      times.note({ before, after }, minute(at))
    }
    return { doc, owners, times }
  }
  /** What somebody wrote from a minute on, as the take-back of words finds it. */
  const wordsOf = (doc: Y.Doc, clocks: ReadonlyMap<number, number>): string => {
    let words = ''
    for (let item = noteOf(doc)._start; item; item = item.right) {
      const from = clocks.get(item.id.client)
      if (from === undefined || item.deleted || !(item.content instanceof Y.ContentString)) continue
      words += item.content.str.slice(Math.max(0, from - item.id.clock))
    }
    return words
  }
  const again = (old: OldEdition) => {
    const { state, claims, minutes } = writeEdition(old, keepAlive)
    const owners = new Map(claims)
    return { doc: readState(state), owners, minutes, times: new WritingTimes(minutes) }
  }

  test('ST34: letters of the last minutes keep their author and their minute; older ones are everybody’s', () => {
    const old = written([
      [asId('anna'), 1_000, 'преди'],
      [asId('ivan'), 3_000, 'Иван'],
      [asId('anna'), 3_000, 'Анна'],
      [asId('anna'), 3_005, 'после'],
    ])
    // A day has passed since the first line.
    const { doc, owners, times } = again(old)
    const since = (personId: PersonId, at: number) =>
      wordsOf(doc, createAuthorship(owners, times).writtenSince(personId, minute(at)))
    expect(since(asId('anna'), 0)).toBe('Аннапосле')
    expect(since(asId('anna'), 3_001)).toBe('после')
    expect(since(asId('ivan'), 0)).toBe('Иван')
    expect(since(asId(''), 0)).toBe('')
    expect(contentOf(doc, roots)).toEqual(contentOf(old.doc, roots))
    const twice = again({ doc, owners, times })
    const { writtenSince } = createAuthorship(twice.owners, twice.times)
    expect(wordsOf(twice.doc, writtenSince(asId('anna'), minute(3_001)))).toBe('после')
  })

  test('ST34: no client id of the old edition may be written with again', () => {
    const old = written([[asId('anna'), 3_000, 'Анна']])
    const { doc, owners } = again(old)
    for (const id of [...old.doc.store.clients.keys(), ...old.owners.keys()]) {
      expect(owners.get(id)).toBe('')
      expect(doc.store.clients.has(id)).toBe(false)
    }
  })

  test('ST34: where there would be too many authors, minutes are counted together, and nobody’s words become another’s', () => {
    const lines = Array.from(
      { length: limits.authorsRewritten + 200 },
      (_, at): [PersonId, number, string] => [
        asId(at % 2 === 0 ? 'anna' : 'ivan'),
        3_000 + (at >> 1),
        at % 2 === 0 ? 'А' : 'И',
      ],
    )
    const old = written(lines)
    const { doc, owners, times } = again(old)
    expect(doc.store.clients.size).toBeLessThanOrEqual(limits.authorsRewritten + 1)
    const { writtenSince } = createAuthorship(owners, times)
    expect(wordsOf(doc, writtenSince(asId('anna'), 0))).toBe('А'.repeat(lines.length / 2))
    expect(wordsOf(doc, writtenSince(asId('ivan'), 0))).toBe('И'.repeat(lines.length / 2))
    // Rather a minute more than one less.
    expect(wordsOf(doc, writtenSince(asId('anna'), minute(3_400))).length).toBeGreaterThanOrEqual(
      200,
    )
  })

  test('ST34: minutes are stored as they are read', () => {
    const found = new WritingTimes(minutesOf(new Map([[5, { minute: 3_000 }]])))
    expect(found.minutesOf(5)).toEqual([[3_000, 0]])
    expect(found.minutesOf(6)).toEqual([])
  })
})
