import * as v from 'valibot'
import type * as Y from 'yjs'
import { command, done, step, valueFor } from '../rows/command.ts'
import { OrganisationId, type PersonId } from '../ids.ts'
import { attendance, type Attendance, type AttendanceMode, isPresent } from './attendance.ts'
import { type Meeting, readMeeting } from './meeting.ts'

/**
 * From presence to the record. Who is connected only proposes: people leave tabs open, and some sit in the hall without
 * a device, so the record is what the facilitator confirms.
 */
export interface PresentPerson {
  personId: PersonId
  organisationId: OrganisationId | null
  place: 'hall' | 'online' | null
}

export interface AttendanceProposal {
  orgId: OrganisationId
  mode: 'inPerson' | 'online'
  /** Different people of the organisation who are here. */
  representatives: number
}

/** What is proposed for people who did not say where they are: where the meeting is, unless that is nowhere. */
export const usualMode = (format: Meeting['format']): 'inPerson' | 'online' =>
  format === 'online' ? 'online' : 'inPerson'

/**
 * Organisations to confirm: those that are here, or said so themselves, and are not on record as present.
 * Somebody in the hall makes it “in person”; `fallback` stands for people who did not say where they are.
 */
export const proposeAttendance = (
  here: readonly PresentPerson[],
  rows: readonly Attendance[],
  fallback: 'inPerson' | 'online',
): AttendanceProposal[] => {
  const people = new Map<OrganisationId, Map<PersonId, 'inPerson' | 'online'>>()
  for (const { organisationId, personId, place } of here) {
    if (organisationId === null) continue
    const mode = place === 'hall' ? 'inPerson' : place === 'online' ? 'online' : fallback
    const known = people.get(organisationId) ?? new Map<PersonId, 'inPerson' | 'online'>()
    if (known.get(personId) !== 'inPerson') known.set(personId, mode)
    people.set(organisationId, known)
  }
  const rowOf = new Map(rows.map((row) => [row.orgId, row]))
  const proposals: AttendanceProposal[] = []
  for (const row of rows) {
    // Said by the organisation itself, whether or not it is connected now.
    if (row.confirmedAt === null && (row.mode === 'inPerson' || row.mode === 'online')) {
      proposals.push({
        orgId: row.orgId,
        mode: row.mode,
        representatives: Math.max(row.representatives, people.get(row.orgId)?.size ?? 0),
      })
    }
  }
  for (const [orgId, modes] of people) {
    const row = rowOf.get(orgId)
    if (row && (isPresent(row) || row.confirmedAt === null)) continue
    const mode = [...modes.values()].includes('inPerson') ? 'inPerson' : 'online'
    proposals.push({ orgId, mode, representatives: modes.size })
  }
  return proposals
}

const { fields } = attendance

interface AttendanceWord {
  orgId: OrganisationId
  mode: AttendanceMode
  representatives?: number | undefined
  names?: string | undefined
  /** When a facilitator confirms it; null when an organisation says it of itself. */
  confirmedAt: number | null
}

const record = (doc: Y.Doc, word: AttendanceWord): void => {
  const { orgId, mode, representatives, names, confirmedAt } = word
  if (attendance.read(doc, orgId)) {
    attendance.set(doc, orgId, {
      mode,
      representatives,
      names,
      ...(confirmedAt === null ? {} : { confirmedAt }),
    })
    return
  }
  const counted = representatives ?? (mode === 'inPerson' || mode === 'online' ? 1 : 0)
  attendance.create(doc, {
    id: orgId,
    orgId,
    mode,
    representatives: counted,
    names: names ?? '',
    confirmedAt,
  })
}

/**
 * Writes one organisation's attendance; `confirms` when it is a facilitator's word for the record. An organisation's own
 * word after a confirmation waits for another one.
 */
export const recordAttendance = command(
  'attendance.record',
  v.strictObject({
    orgId: OrganisationId,
    mode: valueFor(fields.mode),
    representatives: v.optional(valueFor(fields.representatives)),
    names: v.optional(valueFor(fields.names)),
    confirms: v.boolean(),
  }),
  (doc, { confirms, ...word }, { at }) => {
    record(doc, { ...word, confirmedAt: confirms ? at : null })
    return done
  },
)

/** Confirms every proposal in one step. */
export const confirmAttendance = command(
  'attendance.confirm',
  v.strictObject({
    proposals: v.array(
      v.strictObject({
        orgId: OrganisationId,
        mode: v.picklist(['inPerson', 'online']),
        representatives: valueFor(fields.representatives),
      }),
    ),
  }),
  (doc, { proposals }, { at }) => {
    step(doc, () => {
      for (const proposal of proposals) record(doc, { ...proposal, confirmedAt: at })
    })
    return done
  },
)

/**
 * Of some organisations those that may be marked as absent without a look: not the ones that chair the meeting or keep
 * its minutes, where absence is more often a mark forgotten.
 */
export const absentWithoutAsking = (
  orgIds: readonly OrganisationId[],
  roles: Pick<Meeting, 'chairOrgId' | 'minuteTakerOrgId'>,
): OrganisationId[] =>
  orgIds.filter((id) => id !== roles.chairOrgId && id !== roles.minuteTakerOrgId)

/**
 * Marks organisations without a confirmed word as absent; those that chair the meeting or keep its minutes are left for
 * the facilitator to mark by name.
 */
export const markRestAbsent = command(
  'attendance.markRestAbsent',
  v.strictObject({ orgIds: v.array(OrganisationId) }),
  (doc, { orgIds }, { at }) => {
    const row = readMeeting(doc)
    step(doc, () => {
      for (const orgId of row ? absentWithoutAsking(orgIds, row) : orgIds) {
        const known = attendance.read(doc, orgId)
        if (known === null)
          record(doc, { orgId, mode: 'absent', representatives: 0, confirmedAt: at })
        else if (known.confirmedAt === null) attendance.set(doc, orgId, { confirmedAt: at })
      }
    })
    return done
  },
)

/** Organisations on record as present: what a quorum counts. */
export const countPresent = (rows: readonly Attendance[]): number =>
  rows.filter((row) => row.confirmedAt !== null && isPresent(row)).length
