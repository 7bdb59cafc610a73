/**
 * What shows nothing: separators, controls, marks that only steer how others are set; the fillers and blanks of Hangul,
 * Khmer and Braille; the joiner that has no width.
 */
const blank =
  /\p{Z}|\p{C}|\u115F|\u1160|\u17B4|\u17B5|\u2800|\u3164|\uFFA0|\u034F|[\uFE00-\uFE0F]/gu

/** Whether a text has anything in it that can be seen. */
export const says = (found: unknown): boolean =>
  typeof found === 'string' && found.replace(blank, '') !== ''
