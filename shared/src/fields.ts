import * as v from 'valibot'
import { Id } from './ids.ts'
import { limits } from './limits.ts'
import { fixed, value } from './records.ts'

/** Epoch milliseconds on the writer's clock: for display only, never for order or deadlines. */
export const Time = v.pipe(v.number(), v.finite(), v.minValue(0))
/** Calendar day `YYYY-MM-DD`. */
export const Day = v.pipe(v.string(), v.isoDate())
/** Time of day `HH:MM`. */
export const Clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
export const Line = v.pipe(v.string(), v.maxLength(limits.titleLength))
export const Paragraph = v.pipe(v.string(), v.maxLength(limits.textLength))
/** A quantity of something: more than zero, at most two decimals are shown. */
export const Quantity = v.pipe(v.number(), v.finite(), v.gtValue(0), v.maxValue(10_000_000))
/** A name in the three languages. */
export const LocalName = v.strictObject({ bg: Line, en: Line, uk: Line })

/** A field that may be empty; a row that lacks it reads as null. */
export const nullable = <S extends v.GenericSchema>(schema: S) =>
  v.optional(v.nullable(schema), null)
/** A line that may be empty; a row that lacks it reads as ''. */
export const line = v.optional(Line, '')
export const paragraph = v.optional(Paragraph, '')

/** Rows are removed by a mark that can be taken back. */
export const removable = { deletedAt: value(nullable(Time)) }

/** Who made a row. The server checks these against the session; they never change. */
export const authored = {
  createdBy: fixed(Id),
  createdByOrg: fixed(nullable(Id)),
  createdAt: fixed(Time),
  ...removable,
}

/** The authorship of a new row. */
export const authoredBy = (
  seat: { personId: string; organisationId: string | null },
  at: number,
) => ({
  createdBy: seat.personId,
  createdByOrg: seat.organisationId,
  createdAt: at,
  deletedAt: null,
})
