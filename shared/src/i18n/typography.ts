/** Keeps two words on one line. */
export const NBSP = '\u00A0'

/**
 * Binds № to what follows, and г., ч. and р. to the number or `{name}` before them, as official Bulgarian and
 * Ukrainian texts are set.
 */
export const bindSpaces = (text: string): string =>
  text.replaceAll('№ ', `№${NBSP}`).replace(/([\d}]) (?=[гчр]\.)/g, `$1${NBSP}`)
