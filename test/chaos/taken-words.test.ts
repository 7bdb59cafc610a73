import { giveWords, packTaken } from '@sedyanka/server/boards/taken-words.ts'
import { deleteWords, findWords, type Letters } from '@sedyanka/server/boards/written-words.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { buildMeeting, facilitator } from '../support/fixtures.ts'
import { noteOf } from '../support/notes.ts'
import { createRandom, type Random } from '../support/random.ts'
import { patience, times } from './support/sizes.ts'

/** The server's document and one of each writer, in step after every edit. */
const openParty = () => {
  const server = new Y.Doc()
  buildMeeting(server)
  const writers = ['А', 'Б', 'В'].map((letter) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
    return { letter, doc }
  })
  const all = [server, ...writers.map(({ doc }) => doc)]
  for (const doc of all)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'party')
        for (const other of all) if (other !== doc) Y.applyUpdate(other, update, 'party')
    })
  return { server, writers }
}
type Writer = ReturnType<typeof openParty>['writers'][number]

/** Types, deletes, presses Enter or sets a mark somewhere. */
const scribble = ({ letter, doc }: Writer, random: Random): void => {
  const note = noteOf(doc)
  const at = random.int(note.length + 1)
  const length = Math.min(random.int(6), note.length - at)
  const way = random.int(10)
  if (way < 5)
    note.insert(at, letter.repeat(1 + random.int(4)), random.chance(0.2) ? { bold: true } : {})
  else if (way < 7) note.insertEmbed(at, new Y.Map(random.chance(0.5) ? [['k', 'h2']] : []), {})
  else if (way < 9) note.delete(at, length)
  else if (length > 0) note.format(at, length, { italic: random.chance(0.7) || null })
}

/** Runs with their marks; where Yjs cut a run that reads as one is nothing that anybody sees. */
const readDelta = (doc: Y.Doc): unknown[] => joinRuns(readRuns(doc))

interface Run {
  insert: unknown
  attributes?: unknown
}
const joinRuns = (runs: readonly Run[]): Run[] => {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    const isAlike = JSON.stringify(last?.attributes) === JSON.stringify(run.attributes)
    if (isAlike && typeof last?.insert === 'string' && typeof run.insert === 'string')
      joined.splice(-1, 1, { ...last, insert: last.insert + run.insert })
    else joined.push(run)
  }
  return joined
}

const readRuns = (doc: Y.Doc): Run[] =>
  (noteOf(doc).toDelta() as { insert: unknown; attributes?: unknown }[]).map(
    ({ insert, attributes }) => ({
      insert: insert instanceof Y.Map ? insert.toJSON() : insert,
      ...(attributes ? { attributes } : {}),
    }),
  )

interface Letter {
  sign: string
  isTheirs: boolean
}
/** Letter by letter, straight from the items: a second reading of what the code under test reads in runs. */
const lettersOf = (doc: Y.Doc, letters: Letters): Letter[] => {
  const found: Letter[] = []
  for (let item = noteOf(doc)._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    const from = letters.get(item.id.client) ?? Number.POSITIVE_INFINITY
    for (let at = 0; at < item.length; at++)
      found.push({
        sign: item.content instanceof Y.ContentString ? (item.content.str[at] ?? '') : '\n',
        isTheirs: item.id.clock + at >= from,
      })
  }
  return found
}
const signs = (letters: readonly Letter[]): string => letters.map(({ sign }) => sign).join('')
const words = (text: string): string => text.replaceAll('\n', '')
const isWithin = (part: string, whole: string): boolean => {
  let at = 0
  for (const sign of whole) if (sign === part[at]) at++
  return at === part.length
}

test(
  'AC41: whatever three people typed, deleted and marked: exactly one’s letters go and come back where they stood',
  () => {
    let swept = 0
    for (let seed = 1; seed <= times(150, 5_000); seed++) {
      const random = createRandom(seed)
      const { server, writers } = openParty()
      const [a, b, theirs] = writers as [Writer, Writer, Writer]
      for (let step = 0; step < 12; step++) scribble(random.pick(writers), random)
      const letters = new Map([
        [theirs.doc.clientID, Y.getState(server.store, theirs.doc.clientID)],
      ])
      for (let step = 0; step < 25; step++) scribble(random.pick(writers), random)
      const before = readDelta(server)
      const at = lettersOf(server, letters)
      const room = { kind: 'meeting', doc: server } as const
      const found = findWords(room, { letters, seat: facilitator }, () => false)
      const packed = packTaken(found)
      server.transact(() => deleteWords(room, found, { seat: facilitator, now: 1 }))
      const left = at.filter(({ isTheirs }) => !isTheirs)
      const after = lettersOf(server, letters)
      const context = `seed ${seed}`
      expect(words(signs(after)), context).toBe(words(signs(left)))
      // Of their line ends some may stand, for the sake of what others wrote behind them; of their letters none.
      expect(
        after.every(({ isTheirs, sign }) => !isTheirs || sign === '\n'),
        context,
      ).toBe(true)
      expect(isWithin(signs(left), signs(after)), context).toBe(true)
      const isQuiet = random.chance(0.5)
      if (!isQuiet) for (let step = 0; step < 8; step++) scribble(random.pick([a, b]), random)
      const between = signs(lettersOf(server, letters))
      const gone = signs(at).length - signs(after).length
      swept += gone
      let author: number | null = null
      server.transact(() => {
        expect(
          giveWords(server, packed, (client) => (author = client)),
          context,
        ).toBe(gone)
      })
      expect(author === null, context).toBe(gone === 0)
      if (isQuiet) expect(readDelta(server), context).toEqual(before)
      const now = signs(lettersOf(server, letters))
      expect(isWithin(between, now), context).toBe(true)
      expect(now.length, context).toBe(between.length + gone)
      for (const { doc } of writers) expect(readDelta(doc), context).toEqual(readDelta(server))
    }
    expect(swept).toBeGreaterThan(times(500, 10_000))
  },
  patience,
)
