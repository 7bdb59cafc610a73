import type { Page } from 'playwright-core'

/** A piece of text of a page, as somebody sees it. */
export interface SeenWords {
  words: string
  /** It is marked as something that paper is without. */
  isLeftOut: boolean
  /** Something cuts it off, or it lies outside of the page's width. */
  isCut: boolean
  /** Contrast with white paper, 1 … 21. */
  contrast: number
  /** What lies under it is dark: printed with its backgrounds it is lost. */
  isOnDark: boolean
}

/** Every text of the page that is in sight, what stands in fields and what is chosen in lists included. */
export const seenWords = (page: Page): Promise<SeenWords[]> =>
  page.evaluate(() => {
    const channel = (value: number) =>
      value <= 10.31 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4
    /** How light colours are that lie above one another on white paper, the lowest first: 0 … 1. */
    const lightOf = (colours: readonly string[]): number => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d')
      if (!canvas) return 1
      for (const colour of ['#fff', ...colours]) {
        canvas.fillStyle = colour
        canvas.fillRect(0, 0, 1, 1)
      }
      const [r = 0, g = 0, b = 0] = canvas.getImageData(0, 0, 1, 1).data
      return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
    }
    const contrastOf = (element: Element): number =>
      1.05 / (lightOf([getComputedStyle(element).color]) + 0.05)
    const isOnDark = (element: Element): boolean => {
      const grounds: string[] = []
      for (let at: Element | null = element; at; at = at.parentElement)
        grounds.unshift(getComputedStyle(at).backgroundColor)
      return lightOf(grounds) < 0.4
    }
    const cuts = (rect: DOMRect, element: Element): boolean => {
      if (rect.left < -1 || rect.right > document.documentElement.clientWidth + 1) return true
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(at)
        const box = at.getBoundingClientRect()
        const isOutX = rect.left < box.left - 1 || rect.right > box.right + 1
        const isOutY = rect.top < box.top - 2 || rect.bottom > box.bottom + 2
        if ((overflowX !== 'visible' && isOutX) || (overflowY !== 'visible' && isOutY)) return true
      }
      return false
    }
    const isSeen = (element: Element, rect: DOMRect) =>
      rect.width > 1 &&
      rect.height > 1 &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      // For screen readers only.
      getComputedStyle(element).clipPath === 'none'
    const found: SeenWords[] = []
    const add = (words: string, element: Element, rect: DOMRect) => {
      const plain = words.replace(/\s+/g, ' ').trim()
      if (plain === '' || !isSeen(element, rect)) return
      found.push({
        words: plain,
        isLeftOut:
          element.closest('[data-print="hide"]') !== null ||
          // Where there is a paper on the page, it alone is printed.
          (document.querySelector('[data-paper]') !== null && !element.closest('[data-paper]')),
        isCut: cuts(rect, element),
        contrast: contrastOf(element),
        isOnDark: isOnDark(element),
      })
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement
      if (!element || element.closest('script, style, option, textarea, svg')) continue
      const range = document.createRange()
      range.selectNodeContents(walker.currentNode)
      add(walker.currentNode.nodeValue ?? '', element, range.getBoundingClientRect())
    }
    for (const field of document.querySelectorAll('textarea, input, select')) {
      const rect = field.getBoundingClientRect()
      if (field instanceof HTMLTextAreaElement) add(field.value, field, rect)
      if (field instanceof HTMLSelectElement)
        add(field.selectedOptions[0]?.label ?? '', field, rect)
      if (field instanceof HTMLInputElement && !/radio|checkbox|hidden/.test(field.type))
        add(field.value, field, rect)
    }
    return found
  })
