import { onCleanup } from 'solid-js'

/**
 * Keeps a textarea as high as its text. Browsers with `field-sizing` do it themselves; for the others the height is
 * measured. Returns the function to call when the text changed otherwise than by typing.
 */
export const growWithText = (element: HTMLTextAreaElement): (() => void) => {
  if (CSS.supports('field-sizing', 'content')) return () => {}
  const measure = () => {
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }
  // A changed text reaches the element after the observers of the document have run.
  const later = () => queueMicrotask(measure)
  element.addEventListener('input', measure)
  const watch = new ResizeObserver(([entry]) => {
    if (entry && Math.abs(entry.contentRect.width - width) > 1) {
      width = entry.contentRect.width
      measure()
    }
  })
  let width = 0
  watch.observe(element)
  onCleanup(() => watch.disconnect())
  return later
}
