import type { RoomKind } from '@sedyanka/shared/ids.ts'
import * as Y from 'yjs'
import { isOrder } from './is-order.ts'

/** What may stand in which field, written down a second time, without the schemas. */
type Fits = (found: unknown) => boolean
interface Shape {
  fits: Fits
  /** Whether a row may lack it. */
  optional: boolean
}

const must = (fits: Fits): Shape => ({ fits, optional: false })
const may = (fits: Fits): Shape => ({
  fits: (found) => found === null || fits(found),
  optional: true,
})
const isString = (found: unknown): found is string => typeof found === 'string'
const upTo =
  (length: number): Fits =>
  (found) =>
    isString(found) && found.length <= length
const like =
  (pattern: RegExp): Fits =>
  (found) =>
    isString(found) && pattern.test(found)
const oneOf =
  (...words: string[]): Fits =>
  (found) =>
    isString(found) && words.includes(found)
const number =
  (low: number, high = Infinity): Fits =>
  (found) =>
    typeof found === 'number' && Number.isFinite(found) && found >= low && found <= high
const whole =
  (low: number, high = Infinity): Fits =>
  (found) =>
    number(low, high)(found) && Number.isInteger(found)
const listOf =
  (fits: Fits, max: number): Fits =>
  (found) =>
    Array.isArray(found) && found.length <= max && found.every(fits)
const record =
  (...keys: [string, Fits][]): Fits =>
  (found) =>
    typeof found === 'object' &&
    found !== null &&
    Object.getPrototypeOf(found) === Object.prototype &&
    Object.keys(found).length === keys.length &&
    keys.every(
      ([key, fits]) => Object.hasOwn(found, key) && fits((found as Record<string, unknown>)[key]),
    )

const id = like(/^[A-Za-z0-9][\w:-]{0,79}$/)
const time = number(0, Date.UTC(2200, 0, 1))
const day = like(/^2[01]\d\d-\d\d-\d\d$/)
const clock = like(/^\d\d:\d\d$/)
const line = upTo(500)
const long = upTo(5_000)
const isText =
  (max: number): Fits =>
  (found) =>
    found instanceof Y.Text && !(found instanceof Y.XmlText) && found.length <= max && isBare(found)

const hasNoKeys = ({ _map }: Y.Text): boolean => [..._map.values()].every(({ deleted }) => deleted)

/** A text of letters only. */
const isBare = (found: Y.Text): boolean =>
  hasNoKeys(found) &&
  (found.toDelta() as { insert: unknown; attributes?: unknown }[]).every(
    (part) => isString(part.insert) && part.attributes === undefined,
  )

const isSafe = (href: unknown): boolean => {
  try {
    return (
      isString(href) &&
      href.length <= 2_000 &&
      ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol)
    )
  } catch {
    return false
  }
}
const isMark = ([name, mark]: [string, unknown]): boolean =>
  ((name === 'bold' || name === 'italic') && mark === true) || (name === 'link' && isSafe(mark))
const lists = ['ul', 'ol', 'ol-a', 'ol-A', 'ol-i', 'ol-I']
const isEntry = ([name, { content, deleted }]: [string, Y.Item]): boolean => {
  if (deleted) return true
  const found: unknown = content instanceof Y.ContentAny ? content.arr.at(-1) : null
  if (name === 'k') return oneOf('h2', 'h3', ...lists)(found)
  return (name === 'd' && whole(0, 8)(found)) || (name === 's' && whole(0, 9_999)(found))
}
const isBlock = (found: unknown): boolean =>
  found instanceof Y.Map && found._start === null && [...found._map].every(isEntry)
/** Controls of ASCII and Latin 1, tab and line feed left out, and what is no character. */
const hasControls = (text: string): boolean =>
  [...text].some((letter) => {
    const code = letter.codePointAt(0) ?? 0
    return (
      (code < 32 && code !== 9 && code !== 10) ||
      (code >= 127 && code < 160) ||
      code === 0xfffe ||
      code === 0xffff
    )
  })
/** Notes: letters with three marks, and boundaries with three entries. */
const isNote = (found: unknown): boolean =>
  found instanceof Y.Text &&
  !(found instanceof Y.XmlText) &&
  found.length <= 50_000 &&
  [...found._map].every(isEntry) &&
  (found.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).every(
    ({ insert, attributes }) =>
      (isString(insert) ? !hasControls(insert) : isBlock(insert)) &&
      Object.entries(attributes ?? {}).every(isMark),
  )

const hands = whole(0, 99_999)

const authored = {
  createdBy: must(id),
  createdByOrg: may(id),
  createdAt: must(time),
  deletedAt: may(time),
}
const help = {
  title: must(line),
  orgId: must(id),
  sector: must(id),
  kind: must(oneOf('goods', 'service')),
  quantity: must(number(0.01, 1e7)),
  unit: must((found) => upTo(40)(found) && found !== ''),
  municipality: may(id),
  validUntil: may(day),
  withdrawnAt: may(time),
  ...authored,
}
const meetingStatus = oneOf(
  'scheduled',
  'inProgress',
  'closed',
  'minutesCirculated',
  'minutesApproved',
  'cancelled',
)
const actionStatus = oneOf('proposed', 'accepted', 'inProgress', 'blocked', 'done', 'cancelled')
const occasion = {
  number: must(whole(1, 999_999)),
  title: must(line),
  series: may(line),
  date: must(day),
  startTime: must(clock),
  endTime: must(clock),
  place: may(line),
  status: must(meetingStatus),
}

export const shapes: Record<RoomKind, Record<string, Record<string, Shape>>> = {
  board: {
    board: {
      title: must(line),
      templateId: must(isString),
      demo: must((found) => typeof found === 'boolean'),
    },
    organisations: {
      kind: must(oneOf('institution', 'ngo')),
      name: must(record(['bg', line], ['en', line], ['uk', line])),
      shortName: must(line),
      shortNames: may(record(['en', line], ['uk', line])),
      sectors: must(listOf(id, 20)),
      municipality: may(id),
      deletedAt: may(time),
    },
    actions: {
      title: may(isText(500)),
      responsibleOrgId: may(id),
      coOrgIds: may(listOf(id, 50)),
      dueDate: may(day),
      status: must(actionStatus),
      blockedReason: may(long),
      declineReason: may(long),
      requestedDueDate: may(day),
      requestReason: may(long),
      dueAnswer: may(oneOf('granted', 'refused')),
      changedAfter: may(listOf(oneOf('title', 'dueDate'), 2)),
      movedFrom: may(id),
      number: may(whole(0, 99_999)),
      meetingId: may(id),
      agendaItemId: may(id),
      decisionId: may(id),
      carriedOverFrom: may(id),
      ...authored,
    },
    reports: {
      actionId: must(id),
      orgId: must(id),
      createdBy: must(id),
      createdAt: must(time),
      status: must(actionStatus),
      text: must(long),
      deletedAt: may(time),
    },
    needs: {
      ...help,
      neededFrom: may(day),
      urgency: must(oneOf('critical', 'high', 'normal')),
      peopleInNeed: may(whole(0, 1e8)),
      note: may(long),
    },
    offers: {
      ...help,
      coverage: must(oneOf('municipality', 'region')),
      availableFrom: may(day),
      conditions: may(long),
    },
    matches: {
      offerId: must(id),
      needId: must(id),
      quantity: must(number(0.01, 1e7)),
      status: must(oneOf('proposed', 'confirmed', 'delivered', 'declined')),
      ...authored,
    },
    meetings: occasion,
  },
  meeting: {
    meeting: {
      ...occasion,
      boardId: must(id),
      format: must(oneOf('inPerson', 'online', 'hybrid')),
      chairOrgId: may(id),
      facilitatorOrgId: may(id),
      minuteTakerOrgId: may(id),
      quorum: may(whole(1, 9_999)),
      speakingMinutes: may(whole(1, 60)),
      startedAt: may(time),
      endedAt: may(time),
      currentItemId: may(id),
      currentSince: may(time),
      openingNote: may(long),
      closingNote: may(long),
      nextMeeting: may(record(['date', day], ['startTime', clock], ['place', line])),
      reopenReason: may(line),
    },
    agenda: {
      order: must(isOrder),
      title: may(isText(500)),
      presenterOrgId: may(id),
      coOrgIds: may(listOf(id, 50)),
      minutes: may(whole(0, 600)),
      kind: may(oneOf('procedural', 'review', 'discussion', 'matching')),
      status: must(oneOf('proposed', 'scheduled', 'current', 'closed', 'postponed', 'withdrawn')),
      usedSeconds: may(number(0, 31 * 24 * 3_600)),
      closedAt: may(time),
      noteText: may(isNote),
      carriedFrom: may(id),
      deletedByOrg: may(id),
      ...authored,
    },
    decisions: {
      agendaItemId: may(id),
      title: may(isText(500)),
      text: may(isText(5_000)),
      status: must(oneOf('draft', 'adopted', 'rejected', 'superseded')),
      method: may(oneOf('consensus', 'vote')),
      number: may(whole(1, 99_999)),
      decidedAt: may(time),
      counted: may(record(['for', hands], ['against', hands], ['abstained', hands])),
      ...authored,
    },
    votes: {
      decisionId: must(id),
      orgId: must(id),
      createdBy: must(id),
      createdAt: must(time),
      choice: may(oneOf('for', 'against', 'abstained')),
      dissent: may(long),
    },
    attendance: {
      orgId: must(id),
      mode: must(oneOf('inPerson', 'online', 'absent', 'excused')),
      representatives: may(whole(0, 99)),
      names: may(line),
      confirmedAt: may(time),
    },
    speakers: { orgId: must(id), calledAt: may(time), doneAt: may(time), ...authored },
  },
}
