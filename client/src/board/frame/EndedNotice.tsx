import { lazyPart } from '../../ui/lazy-sheet.tsx'

/** Says why the room is over for this page, and what was typed. Seldom needed, so it comes when it is. */
export const EndedNotice = lazyPart(async () => (await import('./EndedSheet.tsx')).EndedSheet)
