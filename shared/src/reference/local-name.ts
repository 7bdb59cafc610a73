/** A name in the three languages of the board. */
export interface LocalName {
  readonly bg: string
  readonly en: string
  readonly uk: string
}
