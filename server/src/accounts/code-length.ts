/**
 * A room code has sixteen digits. People type the first six of them; where that would make guessing worth while, eight or
 * twelve. All sixteen stand in the QR code: ten quadrillion values need no limit.
 */
export const codeLengths = [6, 8, 12, 16] as const
export type CodeLength = (typeof codeLengths)[number]

/** The longest of the lengths that so many digits fill. */
export const lengthOf = (digits: number): CodeLength =>
  codeLengths.findLast((length) => length <= digits) ?? 6
