/** One place in which a text changed: `removed` letters at `at` give way to `text`. Lengths in UTF-16 units. */
export interface TextChange {
  at: number
  removed: number
  text: string
}

/** Where the selection was before a key, and where the caret is after it. */
export interface Selections {
  from: number
  to: number
  caret: number
}

const isHigh = (unit: string | undefined): boolean => /^[\uD800-\uDBFF]$/.test(unit ?? '')
const isLow = (unit: string | undefined): boolean => /^[\uDC00-\uDFFF]$/.test(unit ?? '')

const commonStart = (a: string, b: string, most: number): number => {
  let length = 0
  while (length < most && a[length] === b[length]) length++
  // Half of a surrogate pair is not a letter.
  return isHigh(a[length - 1]) || isHigh(b[length - 1]) ? length - 1 : length
}

const commonEnd = (a: string, b: string, most: number): number => {
  let length = 0
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length++
  return length > 0 && isLow(a[a.length - length]) ? length - 1 : length
}

/**
 * What one key, paste or suggestion changed. Without `selections` it is the smallest change; with them it is the one
 * that was made: a selection that was typed over is replaced as a whole (“Община” by “Град” keeps no “а”), and of equal
 * letters side by side the one at the caret counts. Null when nothing changed.
 */
export const changeBetween = (
  before: string,
  after: string,
  selections?: Selections,
): TextChange | null => {
  if (before === after) return null
  if (selections && selections.from < selections.to) {
    const tail = before.length - selections.to
    const isReplaced =
      after.length >= selections.from + tail &&
      after.startsWith(before.slice(0, selections.from)) &&
      after.endsWith(before.slice(selections.to))
    if (isReplaced)
      return {
        at: selections.from,
        removed: selections.to - selections.from,
        text: after.slice(selections.from, after.length - tail),
      }
  }
  const behind = selections ? after.length - selections.caret : -1
  const most = Math.min(before.length, after.length)
  const isAtCaret =
    behind >= 0 && behind <= most && before.endsWith(after.slice(-behind || Infinity))
  const end = isAtCaret ? behind : commonEnd(before, after, most - commonStart(before, after, most))
  const start = commonStart(before, after, most - end)
  return {
    at: start,
    removed: before.length - end - start,
    text: after.slice(start, after.length - end),
  }
}

/** The first `most` units of a text, without half a letter at the end. */
export const cutText = (text: string, most: number): string =>
  isHigh(text[most - 1]) && isLow(text[most]) ? text.slice(0, most - 1) : text.slice(0, most)
