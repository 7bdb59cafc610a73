import { Id } from '@sedyanka/shared/ids.ts'
import { bg } from '@sedyanka/shared/i18n/bg.ts'
import { municipalities } from '@sedyanka/shared/reference/municipalities.ts'
import { organisations } from '@sedyanka/shared/reference/organisations.ts'
import { sampleMatches, sampleNeeds, sampleOffers } from '@sedyanka/shared/reference/sample-help.ts'
import {
  sampleActions,
  sampleAgenda,
  sampleAttendance,
  sampleDecisions,
  sampleMeeting,
} from '@sedyanka/shared/reference/sample-meeting.ts'
import { sectors } from '@sedyanka/shared/reference/sectors.ts'
import { boardTemplates, standingItems } from '@sedyanka/shared/reference/templates.ts'
import { units } from '@sedyanka/shared/reference/units.ts'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'

interface Identified {
  readonly id: string
}

const idsOf = (rows: readonly Identified[]): string[] => rows.map(({ id }) => id)
const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index)
const isClock = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

const sectorIds = new Set<string>(idsOf(sectors))
const municipalityCodes = new Set<string>(municipalities.map(({ code }) => code))
const organisationIds = new Set(idsOf(organisations))

describe('reference', () => {
  test('WO11: 25 institutions and 21 NGOs, with distinct ids and names', () => {
    const ofKind = (kind: string) => organisations.filter((one) => one.kind === kind)
    expect(ofKind('institution')).toHaveLength(25)
    expect(ofKind('ngo')).toHaveLength(21)
    expect(organisations).toHaveLength(46)
    expect(repeated(idsOf(organisations))).toEqual([])
    expect(repeated(organisations.map(({ shortName }) => shortName))).toEqual([])
    for (const language of ['bg', 'en', 'uk'] as const) {
      const names = organisations.map(({ name }) => name[language])
      expect(repeated(names)).toEqual([])
      expect(names.filter((name) => name.trim() === '')).toEqual([])
    }
    for (const { id } of organisations) expect(v.is(Id, id), id).toBe(true)
  })

  test('WO11: invented NGOs are marked as such in every language', () => {
    for (const { kind, name, shortName } of organisations) {
      const marks = [name.bg, name.en, name.uk, shortName].map((text) =>
        /\((демо|demo)\)/.test(text),
      )
      expect(marks, name.en).toEqual(Array.from(marks, () => kind === 'ngo'))
    }
  })

  test('WO11: organisations work in known sectors and municipalities', () => {
    for (const { id, sectors: of, municipality } of organisations) {
      expect(of.length, id).toBeGreaterThan(0)
      expect(of.filter((sector) => !sectorIds.has(sector))).toEqual([])
      expect(municipalityCodes.has(municipality), id).toBe(true)
    }
  })

  test('WO11: 11 municipalities with distinct codes; a seat’s code keeps its leading zero', () => {
    expect(municipalityCodes.size).toBe(11)
    for (const { code, ekatteSeat } of municipalities) {
      expect(code).toMatch(/^SZR\d{2}$/)
      expect(ekatteSeat).toMatch(/^\d{5}$/)
    }
  })

  test('WO11: every sector and unit has its words', () => {
    expect(sectorIds.size).toBe(17)
    const words = Object.keys(bg)
    const missing = [
      ...[...sectorIds].map((id) => `sector.${id}`),
      ...units.flatMap((unit) => [`unit.${unit}`, `unit.of.${unit}`, `unit.name.${unit}`]),
    ].filter((key) => !words.includes(key))
    expect(units).toHaveLength(26)
    expect(missing).toEqual([])
  })

  test('WO12: every template has a convenor, known sectors and standing items that fit a meeting', () => {
    expect(repeated(idsOf(boardTemplates))).toEqual([])
    expect(boardTemplates).toHaveLength(5)
    for (const { id, lead, sectors: of, standingItems: items } of boardTemplates) {
      expect(organisationIds.has(lead), id).toBe(true)
      expect(of.filter((sector) => !sectorIds.has(sector))).toEqual([])
      expect(repeated(items)).toEqual([])
      const minutes = items.reduce((sum, item) => sum + standingItems[item].minutes, 0)
      expect(minutes, id).toBeGreaterThan(30)
      expect(minutes, id).toBeLessThanOrEqual(105)
    }
    const used = new Set<string>(boardTemplates.flatMap(({ standingItems: items }) => [...items]))
    expect(Object.keys(standingItems).filter((id) => !used.has(id))).toEqual([])
  })
})

describe('sample', () => {
  test('WO12: ids are distinct and fit a document', () => {
    const ids = [
      sampleAgenda,
      sampleDecisions,
      sampleActions,
      sampleNeeds,
      sampleOffers,
      sampleMatches,
    ]
      .flatMap(idsOf)
      .concat(sampleMeeting.id)
    expect(repeated(ids)).toEqual([])
    expect(ids.filter((id) => !v.is(Id, id))).toEqual([])
  })

  test('WO12: every organisation that the sample names is one of the 46', () => {
    const { chairOrgId, facilitatorOrgId, minuteTakerOrgId } = sampleMeeting
    const named = [
      [chairOrgId, facilitatorOrgId, minuteTakerOrgId],
      sampleAgenda.flatMap(({ presenterOrgId, coOrgIds }) => [presenterOrgId, ...coOrgIds]),
      sampleActions.flatMap(({ responsibleOrgId, coOrgIds }) => [responsibleOrgId, ...coOrgIds]),
      [...sampleNeeds, ...sampleOffers].map(({ orgId }) => orgId),
    ].flat()
    expect(named.filter((id) => !organisationIds.has(id))).toEqual([])
  })

  test('WO12: every organisation is in the attendance once; 36 were present, a quorum', () => {
    const orgIds = sampleAttendance.map(({ orgId }) => orgId)
    expect(orgIds.toSorted()).toEqual([...organisationIds].toSorted())
    const present = sampleAttendance.filter(({ mode }) => mode === 'inPerson' || mode === 'online')
    expect(present).toHaveLength(36)
    expect(present.length).toBeGreaterThanOrEqual(sampleMeeting.quorum)
    for (const { mode, representatives } of sampleAttendance) {
      expect(representatives > 0).toBe(mode === 'inPerson' || mode === 'online')
    }
  })

  test('WO12: decisions and action items belong to items and decisions that exist', () => {
    const items = idsOf(sampleAgenda)
    const decided = new Map(sampleDecisions.map(({ id, agendaItemId }) => [id, agendaItemId]))
    expect(sampleDecisions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
    for (const { agendaItemId, method, counted } of sampleDecisions) {
      expect(items).toContain(agendaItemId)
      expect(counted === null).toBe(method === 'consensus')
      if (counted) expect(counted.for + counted.against + counted.abstained).toBe(36)
    }
    for (const { id, agendaItemId, decisionId } of sampleActions) {
      expect(items).toContain(agendaItemId)
      if (decisionId !== null) expect(decided.get(decisionId), id).toBe(agendaItemId)
    }
  })

  test('WO12: action items are due; what comes from an earlier meeting covers done, overdue and blocked', () => {
    const carried = sampleActions.filter(({ carriedOverFrom }) => carriedOverFrom !== null)
    expect(carried.map(({ status }) => status)).toEqual(['done', 'inProgress', 'blocked'])
    expect(carried[1]?.dueInDays).toBeLessThan(0)
    expect(carried.map(({ report }) => report === '')).toEqual([false, false, false])
  })

  test('WO12: needs and offers stand in known sectors, units and municipalities, and end after they begin', () => {
    for (const row of [...sampleNeeds, ...sampleOffers]) {
      expect(sectorIds.has(row.sector), row.id).toBe(true)
      expect(units).toContain(row.unit)
      expect(municipalityCodes.has(row.municipality), row.id).toBe(true)
      expect(row.quantity).toBeGreaterThan(0)
    }
    for (const { validUntilDays, neededFromDays } of sampleNeeds) {
      expect(validUntilDays).toBeGreaterThan(neededFromDays)
    }
    for (const { validUntilDays, availableFromDays } of sampleOffers) {
      expect(validUntilDays).toBeGreaterThan(availableFromDays)
    }
  })

  test('WO12: a match joins one need and one offer of one unit, and nothing is promised twice', () => {
    for (const { id, needId, offerId } of sampleMatches) {
      const need = sampleNeeds.find((row) => row.id === needId)
      const offer = sampleOffers.find((row) => row.id === offerId)
      expect(need, id).toBeDefined()
      expect(offer, id).toBeDefined()
      expect(need?.unit, id).toBe(offer?.unit)
      expect(need?.sector === offer?.sector, id).toBe(id !== 'match-14')
    }
    const promised = (side: 'needId' | 'offerId', id: string): number =>
      sampleMatches
        .filter((match) => match[side] === id)
        .reduce((sum, match) => sum + match.quantity, 0)
    for (const { id, quantity } of sampleNeeds) {
      expect(promised('needId', id), id).toBeLessThanOrEqual(quantity)
    }
    for (const { id, quantity } of sampleOffers) {
      expect(promised('offerId', id), id).toBeLessThanOrEqual(quantity)
    }
    expect(promised('needId', 'need-14')).toBe(0)
    expect(promised('offerId', 'offer-16')).toBe(0)
  })

  test('WO12: the meeting’s times are times, and its items fit into it', () => {
    const { startTime, endTime, openedAt, closedAt, next } = sampleMeeting
    expect([startTime, endTime, openedAt, closedAt, next.startTime].every(isClock)).toBe(true)
    const sum = (field: 'minutes' | 'usedMinutes'): number =>
      sampleAgenda.reduce((total, item) => total + item[field], 0)
    expect(sum('minutes')).toBe(105)
    // Opened at 10:02, closed at 11:44.
    expect(sum('usedMinutes')).toBe(102)
  })
})
