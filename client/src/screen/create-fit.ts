import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'

/** How far letters may shrink before anything is left out: the smallest is still read from the last row. */
const scales = [1, 0.9, 0.8, 0.72] as const

/** What of a list has room on the wall. */
export interface Fit {
  /** For the box that holds the blocks; it must have a height of its own. */
  ref: (box: HTMLElement) => void
  /** How many blocks have no room. */
  rest: Accessor<number>
}

const bottomOf = (element: Element): number => element.getBoundingClientRect().bottom

/** Ends a text that is taller than the whole wall at the end of a line, never within one. */
const cutAtLine = (block: HTMLElement, limit: number): void => {
  const text = block.querySelector<HTMLElement>('[data-fit-text]')
  const over = bottomOf(block) - limit
  if (!text || over <= 0) return
  const line = Number.parseFloat(getComputedStyle(text).lineHeight)
  // One line less: the sign that it goes on stands there.
  const lines = Math.max(1, Math.floor((text.getBoundingClientRect().height - over) / line) - 1)
  text.style.maxHeight = `${lines * line}px`
  text.dataset['fitCut'] = ''
}

const reset = (box: HTMLElement, blocks: readonly HTMLElement[]): void => {
  for (const block of blocks) {
    block.hidden = false
    const text = block.querySelector<HTMLElement>('[data-fit-text]')
    text?.style.removeProperty('max-height')
    delete text?.dataset['fitCut']
  }
  box.style.setProperty('--fit', '1')
}

/** Shows what fits whole; gives the number of blocks that do not. */
const show = (box: HTMLElement): number => {
  const blocks = [...box.querySelectorAll<HTMLElement>('[data-fit]')]
  reset(box, blocks)
  const limit = bottomOf(box) + 1
  const first = blocks.findLast((block) => block.dataset['fit'] === 'first') ?? blocks[0]
  if (!first) return 0
  for (const scale of scales) {
    box.style.setProperty('--fit', String(scale))
    if (bottomOf(first) <= limit) break
  }
  const place = blocks.findIndex((block) => bottomOf(block) > limit)
  if (place < 0) return 0
  const kept = Math.max(1, place)
  for (const block of blocks.slice(kept)) block.hidden = true
  if (place === 0) cutAtLine(first, limit)
  return blocks.length - kept
}

/**
 * Shows as many blocks (`data-fit`) of a box as have room, from the first one on, each whole: no line is cut. Those with
 * `data-fit="first"` come before everything, with smaller letters when they must. A single one that is too tall all the
 * same ends with a whole line of its `data-fit-text`.
 */
export const createFit = (): Fit => {
  const [rest, setRest] = createSignal(0)
  let box: HTMLElement | undefined
  let frame = 0
  const fit = () => {
    frame = 0
    if (!box) return
    setRest(show(box))
    // The line that counts the rest takes room itself.
    if (rest() > 0) setRest(show(box))
  }
  const later = () => {
    frame ||= requestAnimationFrame(fit)
  }
  onMount(() => {
    if (!box) return
    const size = new ResizeObserver(later)
    const content = new MutationObserver(later)
    size.observe(box)
    content.observe(box, { subtree: true, childList: true, characterData: true })
    void document.fonts.ready.then(later)
    onCleanup(() => {
      size.disconnect()
      content.disconnect()
      cancelAnimationFrame(frame)
    })
  })
  return { ref: (element) => (box = element), rest }
}
