import { erased } from '@sedyanka/shared/wire/history.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import { isTakenOut } from '@sedyanka/shared/privacy/taken-out.ts'
import type Database from 'better-sqlite3'
import { kindOf, type RecordedChange } from '../../sync/record/recorded-change.ts'
import { createChangeRows } from './change-rows.ts'
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

/**
 * Writes the record of changes, within the transactions of the document log. What one person types into the texts of one
 * row is one change for a minute. It is added to in place, as that is what nearly every commit does; when it has ended it
 * gets a new number, so that whoever reads by number sees it again.
 */
export const createChangeLog = (database: Database.Database) => {
  const rows = createChangeRows(database)
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
    const fields = Object.entries(change.values).flatMap(([field, [before, after]]) =>
      typeof before === 'string' && isTakenOut(before, typeof after === 'string' ? after : '')
        ? [field]
        : [],
    )
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
      const { personId, organisationId, channel, collection, rowId } = entry
      const key = [room, personId, organisationId, channel, collection, rowId].join(' ')
      const isTyped = entry.kind === 'changed' && isEmpty(entry.values)
      ;(isTyped ? type : change)(room, at, { key, change: entry })
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
    /** The transaction is on disk. */
    settle: (): void => {
      typed.settle()
      recent.settle()
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
  }
}
