const TOKEN = /^[A-Za-z0-9_-]{20,100}$/

/** The token that an address carries behind its `#`, so that it stands in no log; null when there is none. */
export const fragmentToken = (hash: string): string | null => {
  const token = hash.replace(/^#(token=)?/, '')
  return TOKEN.test(token) ? token : null
}
