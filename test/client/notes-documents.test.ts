import { Refused } from '@sedyanka/server/sync/guard/refused.ts'
import { entryNames, listKinds } from '@sedyanka/shared/notes/note-shape.ts'
import { readFlat } from '@sedyanka/shared/notes/read-note.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Court } from '../support/court.ts'
import { memberA, memberB } from '../support/fixtures.ts'
import { noteOf } from '../support/notes.ts'
import { createRandom, type Random } from '../support/random.ts'
import { NoteSeat } from './support/note-seat.ts'

const isFull = process.env['CHAOS'] === 'full'
/** 20,000 documents in each direction in the full size. */
const [tables, documents] = isFull ? [400, 50] : [8, 50]
const base = Number(process.env['SEED'] ?? 1)

/** Letters of every kind that people type or paste: emoji in parts, combining marks, other directions, odd spaces. */
const letters = [
  'абвгд ',
  'Община Казанлък',
  '👩‍👩‍👧',
  '🇧🇬',
  'е\u0301и\u0306',
  'שלום',
  '\u00A0\u202F\u2009',
  '\u200B\u200D\uFEFF',
  '\t',
  '“„«',
  '\uE000\uF0B7',
  '𝔖',
  '(1)',
  '',
]
const breaks = ['\n', '\n\n', 'а\nб']
const unfit = ['\u0000', '\u0007', '\r', '\u001F', '\u0085', '\uFFFE', '\uFFFF']
const links = ['https://example.org/a', 'mailto:a@example.org']
const unsafe = ['javascript:alert(1)', 'ftp://example.org', '', ' https://example.org']

const wordOf = (random: Random, isWild: boolean): string =>
  random.pick([...letters, ...breaks, ...(isWild && random.chance(0.2) ? unfit : [])])
const marksOf = (random: Random, isWild: boolean): Record<string, unknown> => ({
  ...(random.chance(0.3) && { bold: isWild && random.chance(0.1) ? 'yes' : true }),
  ...(random.chance(0.3) && { italic: true }),
  ...(random.chance(0.3) && {
    link: random.pick(isWild && random.chance(0.2) ? unsafe : links),
  }),
  ...(isWild && random.chance(0.02) && { underline: true }),
})
const entriesOf = (random: Random, isWild: boolean): [string, unknown][] =>
  entryNames.flatMap((name): [string, unknown][] => {
    if (random.chance(0.4)) return []
    if (isWild && random.chance(0.1))
      return [[random.pick([name, 'x']), random.pick([-1, 1.5, 99_999, 'p', null, {}, true])]]
    if (name === 'k') return [[name, random.pick(['h2', 'h3', ...listKinds])]]
    return [[name, random.int(name === 'd' ? 9 : 10_000)]]
  })

/** Writes into a note whatever anybody with devtools can. */
const scribble = (note: Y.Text, random: Random, isWild: boolean): void => {
  for (let edit = 1 + random.int(6); edit > 0; edit--) {
    const at = random.int(note.length + 1)
    const length = random.int(Math.min(8, note.length - at) + 1)
    const roll = random.int(10)
    if (roll < 4) note.insert(at, wordOf(random, isWild), marksOf(random, isWild))
    else if (roll < 7) {
      const boundary = new Y.Map<unknown>(entriesOf(random, isWild))
      note.insertEmbed(at, boundary, random.chance(0.5) ? marksOf(random, isWild) : {})
    } else if (roll === 7) {
      for (const [name, value] of entriesOf(random, isWild)) note.setAttribute(name, value)
    } else if (length > 0 && roll === 8) note.delete(at, length)
    else if (length > 0) note.format(at, length, marksOf(random, isWild))
  }
}

interface Json {
  type: string
  text?: string
  attrs?: Record<string, unknown>
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  content?: Json[]
}
const inlineOf = (random: Random): Json[] =>
  Array.from({ length: random.int(4) }, (): Json => {
    if (random.chance(0.15)) return { type: 'hardBreak' }
    const marks = [
      ...(random.chance(0.3) ? [{ type: 'bold' }] : []),
      ...(random.chance(0.3) ? [{ type: 'italic' }] : []),
      ...(random.chance(0.2)
        ? [{ type: 'link', attrs: { href: random.pick([...links, ...unsafe]) } }]
        : []),
    ]
    const text = random.pick([...letters.filter(Boolean), ...breaks, ...unfit])
    return { type: 'text', text, marks }
  })
const blockOf = (random: Random, depth: number): Json => {
  if (depth < 10 && random.chance(0.4)) {
    const items = Array.from({ length: 1 + random.int(3) }, (): Json => ({
      type: 'listItem',
      content: [
        { type: 'paragraph', content: inlineOf(random) },
        ...Array.from({ length: random.int(3) }, () => blockOf(random, depth + 1)),
      ],
    }))
    if (random.chance(0.5)) return { type: 'bulletList', content: items }
    const start = random.pick([1, 1, 0, 7, 9_999, 10_000, -3])
    const type = random.pick([null, 'a', 'A', 'i', 'I'])
    return { type: 'orderedList', attrs: { start, type }, content: items }
  }
  if (random.chance(0.2))
    return { type: 'heading', attrs: { level: random.pick([2, 3]) }, content: inlineOf(random) }
  return { type: 'paragraph', content: inlineOf(random) }
}
const documentOf = (random: Random): Json => ({
  type: 'doc',
  content: Array.from({ length: 1 + random.int(5) }, () => blockOf(random, 0)),
})

const sit = (court: Court) => {
  const state = Y.encodeStateAsUpdate(court.doc)
  return [new NoteSeat(memberA, state), new NoteSeat(memberB, state)] as const
}
const lettersIn = (note: Y.Text): string =>
  readFlat(note)
    .map(({ runs }) => runs.map(({ text }) => text).join(''))
    .join('\n')
const isTaken = (court: Court, update: Uint8Array): boolean => {
  try {
    court.guard.check(update, memberA)
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}
const seeds = Array.from({ length: tables }, (_, at) => base + at)

describe('what the guard takes and what the editor makes are the same', () => {
  test.each(seeds)(
    'GU8: seed %i: whatever notes the guard takes, two open editors show unchanged, letter by letter, and write nothing',
    (seed) => {
      const random = createRandom(seed)
      const court = new Court('meeting')
      const seats = sit(court)
      let [taken, refused] = [0, 0]
      while (taken < documents) {
        const isWild = random.chance(0.5)
        const update = court.update((doc) => scribble(noteOf(doc), random, isWild))
        if (!isTaken(court, update)) {
          expect(isWild, 'only what is outside of the description is refused').toBe(true)
          refused++
          continue
        }
        taken++
        court.accept(update, memberA)
        for (const seat of seats) {
          seat.receive(update)
          expect(seat.shown).toBe(seat.said)
          expect(seat.letters).toBe(lettersIn(noteOf(court.doc)))
          expect(seat.misplaced).toEqual([])
          expect(seat.outbox).toEqual([])
        }
        expect(seats[0].shown).toBe(seats[1].shown)
      }
      for (const seat of seats) seat.close()
      expect(refused).toBeGreaterThan(0)
    },
    120_000,
  )

  test.each(seeds)(
    'GU8: seed %i: whatever document the editor is given, the guard takes what it makes of it, and another editor shows the same',
    (seed) => {
      const random = createRandom(10_000 + seed)
      const court = new Court('meeting')
      const [writer, reader] = sit(court)
      for (let count = 0; count < documents; count++) {
        const { commands } = writer.editor
        const content = documentOf(random)
        if (random.chance(0.5)) commands.setContent(content)
        else commands.insertContent(content.content ?? [])
        for (const update of writer.outbox.splice(0)) {
          court.accept(update, memberA)
          reader.receive(update)
        }
        expect(writer.shown).toBe(writer.said)
        expect(reader.shown).toBe(writer.shown)
        expect([...writer.misplaced, ...reader.misplaced]).toEqual([])
        expect(reader.outbox).toEqual([])
        // Large ones would soon be past the limit of notes.
        if (writer.note.length > 5_000) {
          writer.editor.commands.clearContent()
          for (const update of writer.outbox.splice(0)) {
            court.accept(update, memberA)
            reader.receive(update)
          }
        }
      }
      writer.close()
      reader.close()
    },
    120_000,
  )
})
