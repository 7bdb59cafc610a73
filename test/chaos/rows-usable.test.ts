import { renderDocx } from '@sedyanka/server/minutes/render-docx.ts'
import { actionNumber, actions } from '@sedyanka/shared/board/actions.ts'
import { groupActions } from '@sedyanka/shared/board/group-actions.ts'
import { matches } from '@sedyanka/shared/board/matches.ts'
import { needs } from '@sedyanka/shared/board/needs.ts'
import { offers } from '@sedyanka/shared/board/offers.ts'
import { organisations } from '@sedyanka/shared/board/organisations.ts'
import { computeCoverage } from '@sedyanka/shared/coverage.ts'
import * as format from '@sedyanka/shared/i18n/format.ts'
import type { RoomKind } from '@sedyanka/shared/ids.ts'
import { listedItems, moveItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda, orderAt, readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { carryItems, owedItems } from '@sedyanka/shared/meeting/carry-over.ts'
import { detailsOf } from '@sedyanka/shared/meeting/details.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { readSpeakerQueue } from '@sedyanka/shared/meeting/speakers.ts'
import { projectedEnd } from '@sedyanka/shared/meeting/timing.ts'
import { layOutMinutes } from '@sedyanka/shared/minutes/lay-out-minutes.ts'
import { loadWords } from '@sedyanka/shared/minutes/load-words.ts'
import { readMinutes } from '@sedyanka/shared/minutes/read-minutes.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createRandom, type Random } from '../support/random.ts'
import { Court, updateOf } from './support/court.ts'
import { oddValues, valueFor } from './support/odd-values.ts'
import { patience, report, times } from './support/sizes.ts'
import { build, readers, writers } from './support/world.ts'

const rowMaps = (doc: Y.Doc, root: string) => [...doc.getMap<Y.Map<unknown>>(root)]

/** Makes a row, or changes a few fields of one, with values of all sorts. */
const scrawl = (
  court: Court,
  { seat, random, step }: { seat: Seat; random: Random; step: number },
): Uint8Array =>
  updateOf(court.copy(), (doc) => {
    const [root, shape] = random.pick([...documentSchema[court.kind]])
    const known = rowMaps(doc, root)
    const example = known.length > 0 ? random.pick(known) : null
    if (example && random.chance(0.5)) {
      const names = Object.keys(shape.fields).filter((name) => shape.fields[name]?.kind === 'value')
      for (let times = 0; times < 1 + random.int(2); times++) {
        const name = random.pick(names)
        const field = shape.fields[name]
        const value = field && valueFor(field, random.pick(known)[1].get(name), random)
        if (field && random.chance(0.5)) example[1].set(name, value ?? random.pick(oddValues))
        else if (value !== undefined && value !== null) example[1].set(name, value)
      }
      return
    }
    const signed: Record<string, unknown> = {
      createdBy: seat.personId,
      createdByOrg: seat.organisationId,
      orgId: seat.organisationId,
    }
    const row = new Y.Map<unknown>()
    for (const [name, field] of Object.entries(shape.fields)) {
      if (field.kind === 'value' && field.by === 'server' && random.chance(0.95)) continue
      const found = valueFor(field, signed[name] ?? example?.[1].get(name), random)
      if (
        found !== null &&
        found !== undefined &&
        !(found instanceof Y.AbstractType && random.chance(0.02))
      )
        row.set(name, found)
    }
    const derived = `${String(example?.[1].get('decisionId'))}:${seat.organisationId}`
    const id = random.pick([`r-${step}`, derived, 'carried:item-2', String(seat.organisationId)])
    if (!doc.getMap(root).has(id)) doc.getMap(root).set(id, row)
  })

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
  const next = new Y.Doc()
  carryItems(next, owedItems(meetingDoc), 'm1')
  const moved = new Y.Doc()
  Y.applyUpdate(moved, Y.encodeStateAsUpdate(meetingDoc))
  for (const item of listedItems(moved)) moveItem(moved, item.id, 0)
  expect(agenda.all(moved)).toHaveLength(items.length)

  for (const language of ['bg', 'en', 'uk'] as const) {
    const documents = { board: boardDoc, meeting: meetingDoc, meetingId: 'm1' }
    const minutes = readMinutes(documents, { language, withNames: true })
    if (!minutes) throw new Error('there are no minutes')
    const t = await loadWords(language)
    layOutMinutes(minutes, t)
    if (withFiles) await renderDocx(minutes, t)
  }
}

test(
  'R400: whatever the guard takes can be read, ordered, numbered, counted, handed over and printed',
  async () => {
    const taken = new Map<string, number>()
    for (let seed = 1; seed <= times(4, 100); seed++) {
      const random = createRandom(seed)
      const courts: Record<RoomKind, Court> = {
        board: new Court('board', build.board),
        meeting: new Court('meeting', build.meeting),
      }
      const rounds = times(250, 2_000)
      for (let step = 0; step < rounds; step++) {
        const court = random.pick(Object.values(courts))
        const seat = random.pick([...writers, ...readers])
        const sentence = court.receive(scrawl(court, { seat, random, step }), seat)
        if (sentence.refused !== null) continue
        taken.set(seat.role, (taken.get(seat.role) ?? 0) + 1)
        if (step % 10 === 0) await useAll(courts.board.doc, courts.meeting.doc, false)
      }
      await useAll(courts.board.doc, courts.meeting.doc, true)
    }
    report(`rows of all sorts that were taken: ${JSON.stringify(Object.fromEntries(taken))}`)
    for (const role of ['facilitator', 'member'])
      expect(taken.get(role)).toBeGreaterThan(times(30, 1_000))
  },
  patience,
)
