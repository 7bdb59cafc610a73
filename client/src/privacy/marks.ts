import { quietPart } from '../ui/quiet-part.tsx'

/** Below a field: what in it looks like personal data. */
export const Marks = quietPart(async () => (await import('./MarkedText.tsx')).MarkedText)
