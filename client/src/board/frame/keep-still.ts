import { type Still, STILL, type StillLine } from '../../first/still.ts'
import { remember } from '../../device.ts'
import { recallBoard, recallMe } from '../../last-answers.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'

const mostLines = 80
const mostLetters = 300
/** What is to be pressed, and what only says how things are. */
const noWords =
  'button, select, [class*="button"], [aria-hidden="true"], [role="status"], [role="note"], .caret'
const blocks = 'h1, h2, h3, p, li, td, th, dt, dd, div, section, article, header'

const isInView = (element: Element): boolean => {
  const { top, width } = element.getBoundingClientRect()
  // Words for screen readers stand in a box of one pixel.
  return width > 1 && top < 2 * window.innerHeight
}
const columnOf = (element: Element): StillLine['column'] =>
  element.closest('nav') ? 'agenda' : element.closest('aside') ? 'side' : 'item'

/** The words that stand on the first two screens of a page, from top to bottom. */
export const readLines = (main: Element): StillLine[] => {
  const lines: StillLine[] = []
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  let last: Element | null = null
  while (walker.nextNode() && lines.length < mostLines) {
    const text = walker.currentNode.nodeValue?.trim() ?? ''
    const parent = walker.currentNode.parentElement ?? main
    if (text === '' || parent.closest(noWords) || !isInView(parent)) continue
    const block = parent.closest(blocks) ?? main
    const line = lines.at(-1)
    if (block === last && line) line.text = `${line.text} ${text}`.slice(0, mostLetters)
    else {
      const heading = /^H([1-3])$/.exec(block.tagName)
      lines.push({
        level: Number(heading?.[1] ?? 0),
        text: text.slice(0, mostLetters),
        column: columnOf(block),
      })
    }
    last = block
  }
  return lines
}

/**
 * Keeps in words what a page of the board shows when it is left, for the moment in which it is opened again and nothing
 * has come yet. Nothing is kept of a board that this device may not remember. Answers with how to stop.
 */
export const keepStill = (boardId: BoardId): (() => void) => {
  const keep = () => {
    const main = document.getElementById('main')
    if (!main || recallMe() === null || recallBoard(boardId) === null) return
    const still: Still = {
      path: location.pathname,
      language: document.documentElement.lang,
      lines: readLines(main),
    }
    remember(STILL, JSON.stringify(still))
  }
  const onHidden = () => document.visibilityState === 'hidden' && keep()
  document.addEventListener('visibilitychange', onHidden)
  window.addEventListener('pagehide', keep)
  return () => {
    document.removeEventListener('visibilitychange', onHidden)
    window.removeEventListener('pagehide', keep)
  }
}
