import { onCleanup } from 'solid-js'

/**
 * Keeps `--thumb` on the page at the height of the bars at the thumb. They grow and shrink (a vote, a facilitator's two
 * buttons), and what is written at the end of the page must stay above them.
 */
export const measureThumb = (bars: HTMLElement): void => {
  const { style } = document.documentElement
  const observer = new ResizeObserver(() => style.setProperty('--thumb', `${bars.offsetHeight}px`))
  observer.observe(bars)
  onCleanup(() => {
    observer.disconnect()
    style.removeProperty('--thumb')
  })
}
