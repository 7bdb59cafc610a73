/** A code's first six digits; where those are not enough, eight or twelve are asked. All sixteen come from a QR code. */
export const CODE_LENGTH = 6
const lengths = [6, 8, 12, 16]

/**
 * The digits of what was typed or pasted (`123 456`, `код: 123-456`): at most as many as are asked, unless they are exactly
 * a longer code.
 */
export const codeDigits = (text: string, asked: number = CODE_LENGTH): string => {
  const digits = text.replace(/\D/g, '')
  if (digits.length <= asked) return digits
  const full = lengths.findLast((length) => length <= digits.length) ?? asked
  return digits.slice(0, Math.max(asked, full))
}

/** A code as people read it aloud: `123 456`, longer ones in fours. */
export const groupCode = (code: string): string =>
  code.length === CODE_LENGTH
    ? `${code.slice(0, 3)} ${code.slice(3)}`
    : code.replace(/\d{4}(?=\d)/g, '$& ')
