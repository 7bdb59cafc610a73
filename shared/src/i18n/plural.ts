/** The forms of a counted phrase, by CLDR category; a language fills those it has (bg, en: one, other; uk: all four). */
export interface Plural {
  readonly one?: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}
