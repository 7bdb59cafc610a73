import { type By, telling, valueFor } from '../rows/command.ts'
import { helpFields as fields } from './help-fields.ts'

/** What is written into a need and an offer alike. */
export const writtenHelp = {
  title: telling(valueFor(fields.title)),
  sector: valueFor(fields.sector),
  kind: valueFor(fields.kind),
  quantity: valueFor(fields.quantity),
  unit: valueFor(fields.unit),
  municipality: valueFor(fields.municipality),
}

/** Marks a need or an offer as withdrawn: it stands in the record, and nothing is promised on it any more. */
export const withdrawal = {
  args: {},
  patch: (_: object, { at }: By) => ({ withdrawnAt: at }),
}

/** Takes the withdrawal back. */
export const resumption = {
  args: {},
  patch: () => ({ withdrawnAt: null }),
}
