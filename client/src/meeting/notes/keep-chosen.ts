import { commonEnds } from '@sedyanka/shared/text/common-ends.ts'

/** The ends of the selection as numbers of letters before them; null where nothing in the element is chosen. */
const endsIn = (root: Node) => {
  const selection = getSelection()
  if (!selection || selection.isCollapsed) return null
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  if (!anchorNode || !focusNode) return null
  if (!root.contains(anchorNode) || !root.contains(focusNode)) return null
  const lettersBefore = (node: Node, offset: number) => {
    const range = document.createRange()
    range.setStart(root, 0)
    range.setEnd(node, offset)
    return range.toString().length
  }
  return [lettersBefore(anchorNode, anchorOffset), lettersBefore(focusNode, focusOffset)] as const
}

/** The text node in which a letter stands, and its place there. */
const findLetter = (root: Node, letter: number): [Text, number] | null => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  let before = 0
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (letter < before + node.length) return [node, letter - before]
    before += node.length
  }
  return null
}

/**
 * Call it before an element is drawn anew, and what it answers with afterwards: the same letters are chosen then, in the same
 * direction. Where a browser has kept them by itself, and where letters at an end of them have changed, nothing is done.
 */
export const keepChosen = (root: HTMLElement): (() => void) => {
  const ends = endsIn(root)
  const text = root.textContent
  if (!ends) return () => {}
  return () => {
    const { front, back } = commonEnds(text, root.textContent)
    const moved = root.textContent.length - text.length
    const placeOf = (letter: number) =>
      letter < front ? letter : letter >= text.length - back ? letter + moved : -1
    const [first, last] = [Math.min(...ends), Math.max(...ends) - 1].map(placeOf) as [
      number,
      number,
    ]
    const now = endsIn(root)
    if (first < 0 || last < first) return
    if (now && Math.min(...now) === first && Math.max(...now) === last + 1) return
    const [start, end] = [findLetter(root, first), findLetter(root, last)]
    if (!start || !end) return
    const behind = [end[0], end[1] + 1] as const
    if (ends[0] < ends[1]) getSelection()?.setBaseAndExtent(...start, ...behind)
    else getSelection()?.setBaseAndExtent(...behind, ...start)
  }
}
