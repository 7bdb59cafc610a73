import type { Language } from '../i18n/translate.ts'

/** The lines above the title of a board that has none of its own: those of the region, as its administration writes them. */
export const usualLetterhead = [
  'protocol.republic',
  'protocol.region',
  'protocol.administration',
] as const

/** These lines in each language, one under the other. */
export const loadUsualLetterhead = async (): Promise<Record<Language, string>> => {
  const [bg, en, uk] = await Promise.all([
    import('../i18n/protocol-bg.ts').then((found) => found.protocolBg),
    import('../i18n/protocol-en.ts').then((found) => found.protocolEn),
    import('../i18n/protocol-uk.ts').then((found) => found.protocolUk),
  ])
  const lines = (words: Record<(typeof usualLetterhead)[number], string>) =>
    usualLetterhead.map((key) => words[key]).join('\n')
  return { bg: lines(bg), en: lines(en), uk: lines(uk) }
}
