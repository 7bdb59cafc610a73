import { quietPart } from '../ui/quiet-part.tsx'

/** Below a field: what in it looks like personal data. */
export const Marks = quietPart(async () => (await import('./MarkedText.tsx')).MarkedText)

/** Above a list of the board's rows: which of them hold something that looks like personal data. */
export const RowMarks = quietPart(async () => (await import('./MarkedRows.tsx')).MarkedRows)
