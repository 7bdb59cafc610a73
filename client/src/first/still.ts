export interface StillLine {
  /** 1 to 3 for headings, 0 for everything else. */
  level: number
  text: string
  /** Where it stood in a meeting's room. */
  column: 'agenda' | 'item' | 'side'
}

/** What stood on the last page of a board that was shown here, in words. */
export interface Still {
  /** The page's path, `/b/…`. */
  path: string
  /** In which language it was shown. */
  language: string
  /** From top to bottom. */
  lines: StillLine[]
}

export const STILL = 'sedyanka.still'

/** The picture of that page, as it is kept on the device; null when there is none, or what is kept is none. */
export const readStill = (
  kept: string | null,
  at: Pick<Still, 'path' | 'language'>,
): Still | null => {
  try {
    const still = JSON.parse(kept ?? 'null') as Still | null
    const fits = still?.path === at.path && still.language === at.language
    return fits && Array.isArray(still.lines) ? still : null
  } catch {
    return null
  }
}
