import { renderDocx } from '@sedyanka/server/press/docx/render-docx.ts'
import { actionNumber, actions } from '@sedyanka/shared/actions/actions.ts'
import { groupActions } from '@sedyanka/shared/actions/group-actions.ts'
import { matches } from '@sedyanka/shared/help/matches.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { offers } from '@sedyanka/shared/help/offers.ts'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { findCrowding } from '@sedyanka/shared/rights/crowding.ts'
import { computeCoverage } from '@sedyanka/shared/help/coverage.ts'
import * as format from '@sedyanka/shared/i18n/format.ts'
import type { MeetingId, RoomKind } from '@sedyanka/shared/ids.ts'
import { listedItems, moveItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda, orderAt, readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { readAttendance } from '@sedyanka/shared/meeting/attendance.ts'
import { carryItems, owedItems } from '@sedyanka/shared/meeting/carry-over.ts'
import { detailsOf } from '@sedyanka/shared/meeting/details.ts'
import { decisions, readDecisions } from '@sedyanka/shared/meeting/decisions.ts'
import { readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { checkMeeting } from '@sedyanka/shared/meeting/preflight.ts'
import { readSpeakerQueue } from '@sedyanka/shared/meeting/speakers.ts'
import { projectedEnd } from '@sedyanka/shared/meeting/timing.ts'
import { layOutMinutes } from '@sedyanka/shared/minutes/lay-out-minutes.ts'
import { loadWords } from '@sedyanka/shared/minutes/load-words.ts'
import { readMinutes } from '@sedyanka/shared/minutes/read-minutes.ts'
import type { CollectionShape } from '@sedyanka/shared/rows/collection.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { giveBack, takeBack } from '@sedyanka/shared/rights/written-by.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { done } from '../support/commands.ts'
import { memberA } from '../support/fixtures.ts'
import { createRandom, type Random } from '../support/random.ts'
import { Court, updateOf } from './support/court.ts'
import { oddValues, valueFor } from './support/odd-values.ts'
import { patience, report, times } from './support/sizes.ts'
import { build, readers, writers } from './support/world.ts'

type Shape = CollectionShape

const rowMaps = (doc: Y.Doc, root: string) => [...doc.getMap<Y.Map<unknown>>(root)]

/** What an edit did: makes a row of a collection, or changes one. */
interface Scrawl {
  update: Uint8Array
  done: string[]
}

/** Changes a few fields of a row: values of all sorts, entries that are taken away, letters in texts. */
const change = (row: Y.Map<unknown>, known: unknown[], at: { shape: Shape; random: Random }) => {
  const { shape, random } = at
  for (let times = 0; times < 1 + random.int(2); times++) {
    const names = Object.keys(shape.fields)
    // Most of the time a field that may change at all.
    const free = names.filter((each) => {
      const field = shape.fields[each]
      return field?.kind !== 'value' || (!field.fixed && field.by !== 'server')
    })
    const name = random.pick(random.chance(0.85) ? free : names)
    const field = shape.fields[name]
    const text: unknown = row.get(name)
    if (!field || field.kind === 'former') continue
    if (text instanceof Y.Text) {
      const letters = random.pick(['а', 'б\n', '\u200B', '\u202E', '\u0000', 'х'.repeat(90)])
      if (random.chance(0.3)) text.delete(0, text.length)
      else text.insert(random.int(text.length + 1), letters)
      continue
    }
    const value = valueFor(field, (random.pick(known) as Y.Map<unknown>).get(name), random)
    if (random.chance(0.1)) row.delete(name)
    else if (random.chance(0.5)) row.set(name, value ?? random.pick(oddValues))
    else if (value !== undefined && value !== null) row.set(name, value)
  }
}

/** A row of its own, mostly whole. */
const newRow = (
  example: Y.Map<unknown> | null,
  seat: Seat,
  at: { shape: Shape; random: Random },
) => {
  const { shape, random } = at
  const signed: Record<string, unknown> = {
    createdBy: seat.personId,
    createdByOrg: seat.organisationId,
    orgId: seat.organisationId,
  }
  const row = new Y.Map<unknown>()
  for (const [name, field] of Object.entries(shape.fields)) {
    if (field.kind === 'value' && field.by === 'server' && random.chance(0.95)) continue
    const found = valueFor(field, signed[name] ?? example?.get(name), random)
    const isLeftOut = found instanceof Y.AbstractType && random.chance(0.02)
    if (found !== null && found !== undefined && !isLeftOut) row.set(name, found)
  }
  // The example's names would be another organisation's (BO32).
  if (shape.root === 'organisations' && random.chance(0.8)) {
    const name = `Организация ${random.int(1_000_000)}`
    row.set('shortName', name)
    row.set('name', { bg: name, en: '', uk: '' })
    row.delete('shortNames')
  }
  return row
}

/** Neither structs nor deletions. */
const isEmpty = (update: Uint8Array): boolean => update.length <= 2

/** Everybody's turn with every collection, again and again. */
const turns = (['board', 'meeting'] as const).flatMap((kind) =>
  [...documentSchema[kind].keys()].flatMap((root) =>
    [...writers, ...readers].map((seat) => ({ kind, root, seat })),
  ),
)
type ScrawlTurn = (typeof turns)[number]

/** Makes a row of the turn's collection or changes one, sometimes another one beside it; says of which collections. */
const scrawl = (
  court: Court,
  { root: first, seat }: ScrawlTurn,
  { random, step }: { random: Random; step: number },
): Scrawl => {
  const done: string[] = []
  const update = updateOf(court.copy(), (doc) => {
    for (let times = 0; times < (random.chance(0.2) ? 2 : 1); times++) {
      const all = [...documentSchema[court.kind]]
      const [root, shape] = all.find(([name]) => times === 0 && name === first) ?? random.pick(all)
      const known = rowMaps(doc, root)
      // Half of the time one's own: others' are refused, as other tests see.
      const own = known.filter(([, row]) => row.get('orgId') === seat.organisationId)
      const among = own.length > 0 && random.chance(0.5) ? own : known
      const example = among.length > 0 ? random.pick(among)[1] : null
      if (example && random.chance(known.length === 1 ? 0.9 : 0.5)) {
        const before = JSON.stringify(example)
        change(
          example,
          known.map(([, row]) => row),
          { shape, random },
        )
        if (JSON.stringify(example) !== before) done.push(root)
        continue
      }
      const derived = `${String(example?.get('decisionId'))}:${seat.organisationId}`
      const id = random.pick([
        `r-${step}-${times}`,
        derived,
        'carried:item-2',
        String(seat.organisationId),
      ])
      if (doc.getMap(root).has(id)) continue
      doc.getMap(root).set(id, newRow(example, seat, { shape, random }))
      done.push(root)
    }
  })
  return { update, done }
}

/** Everything that pages, paper and the server do with rows. */
const useAll = async (boardDoc: Y.Doc, meetingDoc: Y.Doc, withFiles: boolean): Promise<void> => {
  const everything = actions.everything(boardDoc)
  const numbers = everything
    .filter(({ meetingId }) => meetingId !== null)
    .map((action) => `${action.meetingId}-${actionNumber(everything, action)}`)
  expect(new Set(numbers).size).toBe(numbers.length)
  groupActions(everything, '2026-11-24')
  for (const { createdAt, dueDate } of everything) {
    new Date(createdAt).toISOString()
    for (const language of ['bg', 'en', 'uk'] as const)
      if (dueDate !== null) format.formatDate(dueDate, language)
  }
  const lists = {
    needs: needs.all(boardDoc),
    offers: offers.all(boardDoc),
    matches: matches.all(boardDoc),
  }
  for (const { remaining } of computeCoverage(lists, '2026-11-24').needs.values())
    expect(Number.isFinite(remaining)).toBe(true)
  expect(organisations.all(boardDoc).every(({ name }) => typeof name.bg === 'string')).toBe(true)

  const row = readMeeting(meetingDoc)
  if (!row) throw new Error('the meeting can no longer be read')
  detailsOf(row)
  const items = readAgenda(meetingDoc)
  for (let place = 0; place <= items.length; place++) orderAt(items, place)
  expect(Number.isFinite(projectedEnd(items, row, Date.now()))).toBe(true)
  readSpeakerQueue(meetingDoc)
  const given = decisions.everything(meetingDoc).flatMap(({ number }) => number ?? [])
  expect(new Set(given).size).toBe(given.length)
  for (const decision of decisions.all(meetingDoc))
    expect(decision.status !== 'adopted' || decision.number !== null).toBe(true)
  checkMeeting({
    meetingId: asId('m1'),
    meeting: row,
    items,
    actions: everything,
    decisions: readDecisions(meetingDoc),
    attendance: readAttendance(meetingDoc),
    organisationIds: organisations.all(boardDoc).map(({ id }) => id),
    proposals: items.filter(({ status }) => status === 'proposed'),
    overPromised: [],
  })
  for (const [kind, doc] of [
    ['board', boardDoc],
    ['meeting', meetingDoc],
  ] as const) {
    const swept = new Y.Doc()
    Y.applyUpdate(swept, Y.encodeStateAsUpdate(doc))
    const by = { personId: memberA.personId, since: 0, at: Date.now() }
    const counts = takeBack({ kind, doc: swept }, { ...by, organisationId: null })
    expect(giveBack({ kind, doc: swept }, by)).toEqual(counts)
    findCrowding(kind, doc, Date.now())
  }
  const next = new Y.Doc()
  carryItems(next, owedItems(meetingDoc), asId('m1'))
  const moved = new Y.Doc()
  Y.applyUpdate(moved, Y.encodeStateAsUpdate(meetingDoc))
  for (const { id } of listedItems(moved))
    done(moveItem(moved, { id, place: 0 }, { seat: memberA, at: 1 }))
  expect(agenda.all(moved)).toHaveLength(items.length)

  for (const language of ['bg', 'en', 'uk'] as const) {
    const documents = { board: boardDoc, meeting: meetingDoc, meetingId: asId<MeetingId>('m1') }
    const minutes = readMinutes(documents, { language, withNames: true })
    if (!minutes) throw new Error('there are no minutes')
    const t = await loadWords(language)
    const paper = layOutMinutes(minutes, t)
    if (withFiles) await renderDocx(paper)
  }
}

/** Who may make or change rows of which collection: all that is ever taken, and all of it is tried. */
const everyRight = [...new Set(turns.map(({ root }) => root))]
  // The server's own.
  .filter((root) => root !== 'meetings')
  .flatMap((root) =>
    ['board', 'organisations', 'meeting', 'decisions'].includes(root)
      ? [`facilitator ${root}`]
      : [`facilitator ${root}`, `member ${root}`],
  )

test(
  'GU29, GU30: whatever the guard takes can be read, ordered, numbered, counted, handed over and printed',
  async () => {
    const taken = new Map<string, number>()
    for (let seed = 1; seed <= times(20, 100); seed++) {
      const random = createRandom(seed)
      const courts: Record<RoomKind, Court> = {
        board: new Court('board', build.board),
        meeting: new Court('meeting', build.meeting),
      }
      const rounds = times(400, 2_000)
      for (let step = 0; step < rounds; step++) {
        const turn = turns[step % turns.length] as ScrawlTurn
        const { seat } = turn
        const court = courts[turn.kind]
        const { update, done } = scrawl(court, turn, { random, step })
        // What changes nothing is everybody's to send.
        if (isEmpty(update)) continue
        const sentence = court.receive(update, seat)
        if (sentence.refused !== null) continue
        for (const root of done) {
          const key = `${seat.role} ${root}`
          taken.set(key, (taken.get(key) ?? 0) + 1)
        }
        if (step % 10 === 0) await useAll(courts.board.doc, courts.meeting.doc, false)
      }
      await useAll(courts.board.doc, courts.meeting.doc, true)
    }
    report(`rows of all sorts that were taken: ${JSON.stringify(Object.fromEntries(taken))}`)
    for (const role of ['facilitator', 'member']) {
      const all = [...taken].filter(([key]) => key.startsWith(role))
      const sum = all.reduce((total, [, count]) => total + count, 0)
      expect(sum, role).toBeGreaterThan(times(100, 1_000))
    }
    for (const key of everyRight) expect(taken.get(key), key).toBeGreaterThan(times(0, 20))
    expect([...taken.keys()].filter((key) => !everyRight.includes(key))).toEqual([])
  },
  patience,
)
