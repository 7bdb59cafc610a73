import { onCleanup } from 'solid-js'

/** A page that has nothing to show by then is shown as it is: what is wrong stands there. Milliseconds. */
const longest = 4_000

/** How many parts of the page still wait for what they are to show. */
let waiting = 0
let hasBegun = false

const take = (): void => {
  if (hasBegun && waiting === 0) document.getElementById('first')?.remove()
}

/**
 * The picture that stood on the screen before any script (client/src/first/paint.ts) stays as long as the page in its
 * place would only say that it waits. To be called by whoever says so.
 */
export const waitBehindPicture = (): void => {
  waiting++
  hasBegun = true
  onCleanup(() => {
    waiting--
    // Another part that waits may take the place of this one.
    queueMicrotask(take)
  })
}

/** The page's scripts run. */
export const endPictureSoon = (): void => {
  setTimeout(() => document.getElementById('first')?.remove(), longest)
}
