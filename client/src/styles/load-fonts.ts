import { monotonicNow } from '@sedyanka/shared/time/clocks.ts'
import faces from './fonts.css?url'

/** A page whose scripts ran within this time of its start is on a quick line, ms: a typeface that comes late would flicker. */
const quick = 1_000
/** On a slow one the typeface waits so long behind the page, ms: its 66 kB would hold up the editor of the notes. */
const editorFirst = 2_000

const addFaces = (): void => {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = faces
  document.head.append(link)
}

/** Loads the typeface: at once where that holds nothing up, and from the second visit on; else behind the page. */
export const loadFonts = (): void => {
  const isKept = navigator.serviceWorker?.controller != null
  if (isKept || monotonicNow() < quick) return addFaces()
  window.addEventListener('load', () => setTimeout(addFaces, editorFirst))
}
