import type { Language } from './translate.ts'

/** Letters that Ukrainian has and Bulgarian has not. */
const ukrainianOnly = /[іїєґ]/iu
/** Letters and small words that Bulgarian has and Ukrainian has not. */
const bulgarianOnly =
  /[ъѝ]|(?<!\p{L})(?:и|от|се|са|със|във|че|след|към|през|които|което|който|която|беше|бяха)(?!\p{L})/iu

/**
 * The language of some words when it is surely another than the page's (for `lang`: screen readers pronounce by it and
 * letterforms follow it, WCAG 2.2 SC 3.1.2); undefined when it is the page's or cannot be told. Codes and single Latin
 * words („IOM“, addresses) belong to every language.
 */
export const otherLanguage = (text: string, page: Language): Language | undefined => {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (latin > cyrillic) {
    const words = text.match(/(?<![\p{L}@./])\p{Script=Latin}{3,}(?![\p{L}@]|[./]\p{L})/gu) ?? []
    return page !== 'en' && words.length > 1 ? 'en' : undefined
  }
  if (cyrillic === 0) return undefined
  if (ukrainianOnly.test(text)) return page === 'uk' ? undefined : 'uk'
  if (page === 'en') return 'bg'
  return page === 'uk' && bulgarianOnly.test(text) ? 'bg' : undefined
}
