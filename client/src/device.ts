/**
 * What this device remembers between visits. Browsers may forbid storage (private windows, in-app browsers): then
 * nothing is remembered and nothing breaks.
 */
export const remember = (key: string, value: string | null): void => {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Storage is blocked or full: the value lasts as long as the page.
  }
}

export const recall = (key: string): string | null => {
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

/** Whether the page runs inside the browser of an app (Viber, Facebook …), which forgets sessions and drops connections. */
export const isInAppBrowser = (userAgent: string): boolean => inAppMarks.test(userAgent)

const preferences = ['sedyanka.language', 'sedyanka.theme']

/** Takes note of language and theme; the answer puts them back. */
export const keepPreferences = (): (() => void) => {
  const values = preferences.map((key) => ({ key, value: recall(key) }))
  return () => {
    for (const { key, value } of values) remember(key, value)
  }
}

/** Wipes what this device holds of a person: names, seats, copies of documents. Language and theme stay. */
export const forgetEverything = async (): Promise<void> => {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith('sedyanka.') && !preferences.includes(key)) localStorage.removeItem(key)
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name)
  } catch {
    // Storage is blocked, or the browser cannot list it: then the server's Clear-Site-Data has wiped it.
  }
}
