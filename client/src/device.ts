import { isSharedComputer } from './shared-computer.ts'

/** Language, theme and what was found out about the network say nothing of anybody. */
const preferences = ['sedyanka.language', 'sedyanka.theme', 'sedyanka.network']

/** On a shared computer: for as long as the page is open. */
const inMemory = new Map<string, string>()
const isForMemory = (key: string) => !preferences.includes(key) && isSharedComputer()

/**
 * What this device remembers between visits. Browsers may forbid storage (private windows, in-app browsers): then
 * nothing is remembered and nothing breaks. On a shared computer nothing outlasts the page.
 */
export const remember = (key: string, value: string | null): void => {
  if (isForMemory(key)) {
    if (value === null) inMemory.delete(key)
    else inMemory.set(key, value)
    return
  }
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Storage is blocked or full: the value lasts as long as the page.
  }
}

export const recall = (key: string): string | null => {
  if (isForMemory(key)) return inMemory.get(key) ?? null
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Whether this browser keeps anything at all. */
export const isStorageBlocked = (): boolean => {
  try {
    const probe = 'sedyanka.probe'
    localStorage.setItem(probe, probe)
    localStorage.removeItem(probe)
    return typeof indexedDB === 'undefined'
  } catch {
    return true
  }
}

const inAppMarks = /\b(FBAN|FBAV|FB_IAB|Instagram|Viber|Telegram|Line\/|MicroMessenger|; wv\))/i

/** Every browser of Apple's systems names Safari, as all of them are made of it; a web view inside an app does not. */
const isAppleWebView = (userAgent: string): boolean =>
  /\b(iPhone|iPad|iPod|Macintosh)\b.*AppleWebKit\//.test(userAgent) &&
  !userAgent.includes('Safari/')

/** The page was put on the home screen and runs without a browser around it; it looks like a web view, too. */
export const isInstalled = (): boolean =>
  ('standalone' in navigator && navigator.standalone === true) ||
  matchMedia('(display-mode: standalone)').matches

/**
 * Whether the page runs inside the browser of an app (Viber, Facebook …), which forgets sessions and drops connections.
 * `installed`: it runs from the home screen.
 */
export const isInAppBrowser = (userAgent: string, installed = false): boolean =>
  inAppMarks.test(userAgent) || (!installed && isAppleWebView(userAgent))

/** Takes note of language, theme and network; the answer puts them back. */
export const keepPreferences = (): (() => void) => {
  const values = preferences.map((key) => ({ key, value: recall(key) }))
  return () => {
    for (const { key, value } of values) remember(key, value)
  }
}

/** A computer becomes a shared one: who was here last goes; words that no server has stay, for those who wrote them. */
export const forgetStored = (): void => {
  try {
    for (const key of Object.keys(localStorage))
      if (/^sedyanka\.(me|lastSeat|wanted|still|board\.)/.test(key)) localStorage.removeItem(key)
  } catch {
    // Storage is blocked: there is nothing to forget.
  }
}

/** Every key that begins so. */
export const keysOf = (prefix: string): string[] => {
  try {
    const keys = isSharedComputer() ? [...inMemory.keys()] : Object.keys(localStorage)
    return keys.filter((key) => key.startsWith(prefix))
  } catch {
    return []
  }
}

/** Forgets every value whose key begins so. */
export const forget = (prefix: string): void => {
  for (const key of inMemory.keys()) if (key.startsWith(prefix)) inMemory.delete(key)
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(prefix)) localStorage.removeItem(key)
  } catch {
    // Storage is blocked: there is nothing to forget.
  }
}

let isAsked = false
/**
 * Asks the browser not to clear this site's storage away when it runs short. Only once something lies here that is
 * nowhere else: some browsers ask the person, who can then see why.
 */
export const askToKeepStorage = (): void => {
  if (isAsked || !('storage' in navigator)) return
  isAsked = true
  navigator.storage.persist().catch(() => {
    // Not offered here: the label says “on this device” and no more.
  })
}
