/** Whether a text is another one with letters taken out and none put in. */
export const isShortened = (before: unknown, after: unknown): boolean => {
  if (typeof before !== 'string' || typeof after !== 'string') return false
  let kept = 0
  for (let at = 0; at < before.length; at++) if (before[at] === after[kept]) kept++
  return kept === after.length
}
