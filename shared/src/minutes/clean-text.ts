/** Controls, and what XML cannot hold; line feed and tab stay. */
const CONTROLS = /[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu
/** Marks that reverse the direction of what follows: in a paper that is signed they could only deceive. */
const OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g
const LONE_SURROGATES = /\p{Surrogate}/gu

/** Text as it may stand in the minutes, on a page as well as in XML. Line breaks become `\n`. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(CONTROLS, '')
    .replace(OVERRIDES, '')
    .replace(LONE_SURROGATES, '')
