import { erased } from '@sedyanka/shared/wire/history.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import { isTakenOut } from '@sedyanka/shared/privacy/taken-out.ts'
import { kindOf, type RecordedChange } from '../../sync/record/recorded-change.ts'
import type { ChangeRows } from './change-rows.ts'
import { StagedMap } from './staged-map.ts'

/** For how long what one person types into one row is one change, ms. */
const oneChange = 60_000
/**
 * So many changes of a row's values by one person within a minute are kept one by one; further ones are added to the last:
 * nobody makes the record grow for as long as they like.
 */
const keptApart = 10
/** So many people and rows are remembered; then those whose minute is over are forgotten. */
const remembered = 2_000

/** A change to texts that may go on. */
interface Typed {
  seq: number
  /** When it began, epoch milliseconds. */
  since: number
  texts: RecordedChange['texts']
  wasAddedTo: boolean
  /** A sweep has seen it. */
  isOld: boolean
}

/** What one person did to one row's values. */
interface Recent {
  /** Their newest change. */
  seq: number
  /** When the first within a minute came, epoch milliseconds. */
  since: number
  times: number
}

interface Keyed {
  /** Room, person, way, row. */
  key: string
  change: RecordedChange
}

const isEmpty = (record: object): boolean => Object.keys(record).length === 0

/** A minute that has begun and is not over; false after the clock was set back. */
const isWithin = (since: number, at: number): boolean => at >= since && at - since < oneChange

const mergedTexts = (
  a: RecordedChange['texts'],
  b: RecordedChange['texts'],
): RecordedChange['texts'] => {
  const texts = { ...a }
  for (const [field, [added, removed]] of Object.entries(b)) {
    const [was, gone] = texts[field] ?? [0, 0]
    texts[field] = [was + added, gone + removed]
  }
  return texts
}

const mergedValues = (
  a: RecordedChange['values'],
  b: RecordedChange['values'],
): RecordedChange['values'] => {
  const values = { ...a }
  for (const [field, [before, after]] of Object.entries(b))
    values[field] = [field in a ? a[field]?.[0] : before, after]
  return values
}

/** Fields whose former values looked like personal data. */
const takenOutOf = ({ values }: RecordedChange): string[] =>
  Object.entries(values).flatMap(([field, [before, after]]) =>
    typeof before === 'string' && isTakenOut(before, typeof after === 'string' ? after : '')
      ? [field]
      : [],
  )

const isTyped = ({ kind, values }: RecordedChange): boolean => kind === 'changed' && isEmpty(values)
const keyOf = (room: RoomName, change: RecordedChange): string => {
  const { personId, organisationId, channel, collection, rowId } = change
  return [room, personId, organisationId, channel, collection, rowId].join(' ')
}

/**
 * Writes the record of changes, within the transactions of the document log. What one person types into the texts of one
 * row is one change for a minute. It is added to in place, as that is what nearly every commit does; when it has ended it
 * gets a new number, so that whoever reads by number sees it again.
 */
export const createChangeLog = (rows: ChangeRows) => {
  const typed = new StagedMap<Typed>()
  const recent = new StagedMap<Recent>()
  /** Whether what a process that was killed left unended has been ended: so far, within this transaction, not yet. */
  let leftovers: 'there' | 'ending' | 'ended' = 'there'

  const end = (key: string): void => {
    const found = typed.get(key)
    if (!found) return
    rows.end(found.seq, found.wasAddedTo)
    typed.set(key, null)
  }

  const type = (room: RoomName, at: number, { key, change }: Keyed): void => {
    const found = typed.get(key)
    if (found && isWithin(found.since, at)) {
      const texts = mergedTexts(found.texts, change.texts)
      if (rows.setTexts(found.seq, texts))
        return typed.set(key, { ...found, texts, wasAddedTo: true })
    } else end(key)
    const seq = rows.add(room, at, { ...change, kind: 'typing' })
    typed.set(key, { seq, since: at, texts: change.texts, wasAddedTo: false, isOld: false })
  }

  /** What looked like personal data, and was taken out of a row, does not stay in its record either. */
  const withoutTakenOut = (room: RoomName, change: RecordedChange): RecordedChange => {
    const fields = takenOutOf(change)
    if (fields.length === 0) return change
    rows.mapFormer(room, change, (values) => {
      const known = fields.filter((field) => field in values)
      for (const field of known) values[field] = [erased, erased]
      return known.length > 0 ? values : null
    })
    const values = { ...change.values }
    for (const field of fields) values[field] = [erased, values[field]?.[1] ?? null]
    return { ...change, values }
  }

  /** Together with their last change of that row, when nothing came behind it. */
  const joined = (room: RoomName, change: RecordedChange, last: Recent): RecordedChange => {
    const found = rows.newestOf(room, change) === last.seq ? rows.read(last.seq) : null
    if (!found || found.kind === 'created') return change
    rows.remove(last.seq)
    const values = mergedValues(found.values, change.values)
    const texts = mergedTexts(found.texts, change.texts)
    return { ...change, kind: kindOf({ isNew: false, values }), values, texts }
  }

  const change = (room: RoomName, at: number, { key, change }: Keyed): void => {
    end(key)
    const kept = withoutTakenOut(room, change)
    const found = recent.get(key)
    const last = found && isWithin(found.since, at) ? found : null
    const isMany =
      last !== null &&
      last.times >= keptApart &&
      change.kind !== 'created' &&
      change.personId !== null
    const seq = rows.add(room, at, isMany ? joined(room, kept, last) : kept)
    recent.set(key, { seq, since: last?.since ?? at, times: (last?.times ?? 0) + 1 })
  }

  return {
    add: (room: RoomName, at: number, entry: RecordedChange): void => {
      if (leftovers === 'there') for (const seq of rows.typing()) rows.end(seq, true)
      if (leftovers === 'there') leftovers = 'ending'
      const keyed = { key: keyOf(room, entry), change: entry }
      ;(isTyped(entry) ? type : change)(room, at, keyed)
    },
    /** Whether what a former process left is still to be ended: the next change asks for what is being typed. */
    get hasLeftovers(): boolean {
      return leftovers === 'there'
    },
    /** Those of an entry's changes that may ask, when they are added, what stands in the record of their row. */
    asking: (room: RoomName, changes: readonly RecordedChange[] = []): RecordedChange[] => {
      const times = new Map<string, number>()
      return changes.filter((entry) => {
        if (isTyped(entry)) return false
        const key = keyOf(room, entry)
        const before = times.get(key) ?? recent.get(key)?.times ?? 0
        times.set(key, before + 1)
        return before >= keptApart || takenOutOf(entry).length > 0
      })
    },
    /** Ends what began before the sweep before this one. To be called every minute, within a transaction of its own. */
    sweep: (): void => {
      for (const [key, found] of typed.stored)
        if (found.isOld) end(key)
        else typed.set(key, { ...found, isOld: true })
    },
    /** Something is being typed. */
    get isTyping(): boolean {
      return typed.stored.size > 0
    },
    /** The transaction is on disk; `numberOf` tells the numbers that its changes got, where they were not known before. */
    settle: (numberOf?: (seq: number) => number): void => {
      const become =
        numberOf &&
        (<T extends { seq: number }>(value: T): T => ({ ...value, seq: numberOf(value.seq) }))
      typed.settle(become)
      recent.settle(become)
      if (leftovers === 'ending') leftovers = 'ended'
      if (recent.stored.size < remembered) return
      const newest = Math.max(...[...recent.stored.values()].map(({ since }) => since))
      for (const [key, { since }] of recent.stored)
        if (!isWithin(since, newest)) recent.set(key, null)
      recent.settle()
    },
    /** The transaction was rolled back. */
    drop: (): void => {
      typed.drop()
      recent.drop()
      if (leftovers === 'ending') leftovers = 'there'
    },
    /** What of it is on disk is not known: begins anew, as after a start. */
    forget: (): void => {
      typed.clear()
      recent.clear()
      leftovers = 'there'
    },
  }
}
