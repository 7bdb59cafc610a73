/** What shows nothing: separators, controls, and marks that only steer how others are set. */
const blank = /[\p{Z}\p{C}\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\u034F]/gu

/** Whether a text has anything in it that can be seen. */
export const says = (found: unknown): boolean =>
  typeof found === 'string' && found.replace(blank, '') !== ''
