/**
 * “Това е общ компютър”: the server says so by a cookie that ends with the browser (server/src/accounts/shared-computer.ts).
 * As long as it is there this page keeps nothing on the device; and when the tab that signed in has been closed, whoever
 * opens the next one is nobody.
 */
const mark = 'sedyanka-shared=1'
const tab = 'sedyanka.tab'

/** This page was one of a shared computer: cookies that are cleared under it do not make it somebody's own. */
let wasShared = false

export const isSharedComputer = (): boolean => {
  wasShared ||= typeof document !== 'undefined' && document.cookie.split('; ').includes(mark)
  return wasShared
}

/** Somebody has come in who says that it is their own computer. */
export const takeAsOwn = (): void => {
  wasShared = false
}

/** This tab belongs to whoever is signed in: a lock says so to other tabs for as long as it lives. */
export const keepTab = (): void => {
  try {
    sessionStorage.setItem(tab, 'here')
  } catch {
    // Storage is blocked: a reload asks to come in again.
  }
  if ('locks' in navigator)
    void navigator.locks.request(tab, { mode: 'shared' }, () => new Promise(() => {}))
}

/** Whether the person who signed in here has closed all of their tabs, so that this one is somebody else's. */
export const isLeftBehind = async (): Promise<boolean> => {
  if (!isSharedComputer()) return false
  let isKept = false
  try {
    isKept = sessionStorage.getItem(tab) !== null
  } catch {
    // Storage is blocked.
  }
  if (!isKept && 'locks' in navigator) {
    const { held = [] } = await navigator.locks.query()
    isKept = held.some(({ name }) => name === tab)
  }
  if (isKept) keepTab()
  return !isKept
}
