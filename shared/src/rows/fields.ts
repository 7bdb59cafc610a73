import * as v from 'valibot'
import { OrganisationId, PersonId } from '../ids.ts'
import { limits } from '../limits.ts'
import { isPrintable, isPrintableLine } from '../text/printable.ts'
import { fixed, stamped, value } from './records.ts'
import { readAs, strictOf } from './strict.ts'

/** The last moment that anything may name: the end of the year 2199, far within what a Date can hold. */
const lastTime = Date.UTC(2200, 0, 1) - 1
const within = (low: number, high: number) => (found: number) =>
  Math.min(high, Math.max(low, found))

/** Epoch milliseconds. */
export const Time = readAs(
  v.pipe(v.number(), v.finite(), v.transform(within(0, lastTime))),
  v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(lastTime)),
)

/** A whole number from `low` to `high`; one that was stored before there was a limit is read as the limit. */
export const whole = (low: number, high: number) =>
  readAs(
    v.pipe(v.number(), v.integer(), v.transform(within(low, high))),
    v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high)),
  )

const isRealDay = (day: string): boolean => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const found = new Date(Date.UTC(year, month - 1, date))
  return found.getUTCMonth() === month - 1 && found.getUTCDate() === date
}
const isSaneYear = (day: string): boolean => day >= '2000' && day < '2200'
const withSaneYear = (day: string): string =>
  isSaneYear(day) ? day : `${day < '2000' ? '2000' : '2199'}${day.slice(4)}`

/** Calendar day `YYYY-MM-DD`, of the years 2000 to 2199. */
export const Day = readAs(
  v.pipe(v.string(), v.isoDate(), v.transform(withSaneYear)),
  v.pipe(v.string(), v.isoDate(), v.check(isSaneYear), v.check(isRealDay)),
)
/** Time of day `HH:MM`. */
export const Clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
const upTo = (max: number) => v.pipe(v.string(), v.maxLength(max))
export const Line = readAs(
  upTo(limits.titleLength),
  v.pipe(upTo(limits.titleLength), v.check(isPrintableLine)),
)
export const Paragraph = readAs(
  upTo(limits.textLength),
  v.pipe(upTo(limits.textLength), v.check(isPrintable)),
)
/** A unit: the id of a common one (reference/units.ts), or a board's own as it was typed. */
export const Unit = readAs(
  v.pipe(v.string(), v.minLength(1), v.maxLength(limits.titleLength)),
  v.pipe(v.string(), v.minLength(1), v.maxLength(limits.unitLength), v.check(isPrintableLine)),
)
/** A quantity of something: at least a hundredth, which is the last decimal that is shown and counted. */
export const Quantity = readAs(
  v.pipe(v.number(), v.finite(), v.gtValue(0), v.maxValue(10_000_000)),
  v.pipe(v.number(), v.finite(), v.minValue(0.01), v.maxValue(10_000_000)),
)
/** A name in the three languages. */
const lines = (one: v.GenericSchema<string>) => v.strictObject({ bg: one, en: one, uk: one })
export const LocalName = readAs(lines(Line), lines(strictOf(Line) as v.GenericSchema<string>))
/** A text of several lines in the three languages; '' where it was not translated. */
export const LocalParagraph = readAs(
  lines(Paragraph),
  lines(strictOf(Paragraph) as v.GenericSchema<string>),
)

const shortLines = (one: v.GenericSchema<string>) => v.strictObject({ en: one, uk: one })
/** Short names beside the Bulgarian one; '' where there is none. */
export const ShortNames = readAs(
  shortLines(Line),
  shortLines(strictOf(Line) as v.GenericSchema<string>),
)

/** A field that may be empty; a row that lacks it reads as null. */
export const nullable = <S extends v.GenericSchema>(schema: S) =>
  readAs(v.optional(v.nullable(schema), null), v.optional(v.nullable(strictOf(schema)), null))
/** Like `nullable`, with another value for a row that lacks it. */
export const defaulted = <S extends v.GenericSchema, const D>(schema: S, fallback: D) =>
  readAs(v.optional(schema, fallback as never), v.optional(strictOf(schema), fallback as never))
/** A line that may be empty; a row that lacks it reads as ''. */
export const line = defaulted(Line, '')
export const paragraph = defaulted(Paragraph, '')

/** Rows are removed by a mark that can be taken back. */
export const removable = { deletedAt: stamped(value(nullable(Time))) }

/** Who made a row. The server checks these against the session; they never change. */
export const authored = {
  createdBy: fixed(PersonId),
  createdByOrg: fixed(nullable(OrganisationId)),
  createdAt: stamped(fixed(Time)),
  ...removable,
}

/** The authorship of a new row. */
export const authoredBy = (
  seat: { personId: PersonId; organisationId: OrganisationId | null },
  at: number,
) => ({
  createdBy: seat.personId,
  createdByOrg: seat.organisationId,
  createdAt: at,
  deletedAt: null,
})
