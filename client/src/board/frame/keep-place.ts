import { onCleanup, onMount } from 'solid-js'
import { isTextField } from '../../keys/typing-run.ts'

/** Browsers that keep what one looks at in its place by themselves, except at the very top of a page. */
const keepsByItself = (): boolean => CSS.supports('overflow-anchor', 'auto')

/**
 * For notices that come and go below the header: while somebody types, the page scrolls by their height, so that nothing
 * moves under the finger. What sticks below the header follows them (`--notices`).
 */
export const keepPlace = (notices: HTMLElement): void => {
  let height = 0
  onMount(() => {
    const root = document.documentElement
    const observer = new ResizeObserver(() => {
      const change = notices.offsetHeight - height
      height += change
      root.style.setProperty('--notices', `${height}px`)
      const mustScroll = !keepsByItself() || window.scrollY === 0
      if (mustScroll && isTextField(document.activeElement)) window.scrollBy(0, change)
    })
    observer.observe(notices)
    onCleanup(() => {
      observer.disconnect()
      root.style.removeProperty('--notices')
    })
  })
}
