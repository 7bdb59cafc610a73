import type * as Y from 'yjs'

/** Makes `text` read `next` by the smallest single replacement, so that others' characters around it survive. */
export const replaceText = (shared: Y.Text, next: string): void => {
  const now = shared.toString()
  let start = 0
  while (start < now.length && start < next.length && now[start] === next[start]) start++
  let end = 0
  while (
    end < now.length - start &&
    end < next.length - start &&
    now[now.length - 1 - end] === next[next.length - 1 - end]
  )
    end++
  // A surrogate pair must not be cut in two: widen to its start.
  if (start > 0 && /[\uD800-\uDBFF]/.test(now[start - 1] ?? '')) start--
  if (end > 0 && /[\uDC00-\uDFFF]/.test(now[now.length - end] ?? '')) end--
  if (now.length - start - end > 0) shared.delete(start, now.length - start - end)
  if (next.length - start - end > 0) shared.insert(start, next.slice(start, next.length - end))
}
