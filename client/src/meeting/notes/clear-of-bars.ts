/** What covers one end of the page, as its own scrolling knows it; less what a keyboard on the screen covers anyway. */
const covered = (side: 'Top' | 'Bottom'): number => {
  const padding = Number.parseFloat(
    getComputedStyle(document.documentElement)[`scrollPadding${side}`],
  )
  const seen = window.visualViewport
  const keyboard =
    side === 'Bottom' && seen ? Math.max(0, innerHeight - seen.height - seen.offsetTop) : 0
  return Math.max(0, (padding || 0) - keyboard)
}

/** The toolbar, which stays below the header while one writes far down; pixels. */
const toolbar = 48

/** How the editor keeps the caret in sight: by so many pixels from each edge of the window. Measured when it is asked. */
const distance = (beyond: number) => ({
  left: beyond,
  right: beyond,
  get top() {
    return covered('Top') + toolbar + beyond
  },
  get bottom() {
    return covered('Bottom') + beyond
  },
})

/** The editor scrolls by itself and knows nothing of bars over the page: from here, and as far as this. */
export const clearOfBars = { scrollThreshold: distance(0), scrollMargin: distance(8) }
