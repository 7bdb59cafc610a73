/**
 * How many characters two strings have in common in front and, of the rest, at the back: what is between them is the
 * smallest single replacement that makes the one the other. No half of a surrogate pair is counted.
 */
export const commonEnds = (a: string, b: string): { front: number; back: number } => {
  let front = 0
  while (front < a.length && front < b.length && a[front] === b[front]) front++
  if (front > 0 && /[\uD800-\uDBFF]/.test(a[front - 1] ?? '')) front--
  let back = 0
  const most = Math.min(a.length, b.length) - front
  while (back < most && a[a.length - 1 - back] === b[b.length - 1 - back]) back++
  if (back > 0 && /[\uDC00-\uDFFF]/.test(a[a.length - back] ?? '')) back--
  return { front, back }
}
