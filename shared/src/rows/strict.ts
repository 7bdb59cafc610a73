import type * as v from 'valibot'

/**
 * A value is read more kindly than it is taken: what an earlier version stored must open for ever, but an edit is held to
 * today's rule. A schema reads; the stricter one for edits is noted beside it here.
 */
const strict = new WeakMap<v.GenericSchema, v.GenericSchema>()

/** Notes the schema that edits must meet for one that reads; answers with the reading one. */
export const readAs = <S extends v.GenericSchema>(reading: S, edit: v.GenericSchema): S => {
  strict.set(reading, edit)
  return reading
}

/** What an edit's value must meet: the same schema where nothing stricter was noted. */
export const strictOf = (reading: v.GenericSchema): v.GenericSchema =>
  strict.get(reading) ?? reading
