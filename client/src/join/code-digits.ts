export const CODE_LENGTH = 6

/** The digits of what was typed or pasted (`123 456`, `код: 123-456`), at most six. */
export const codeDigits = (text: string): string => text.replace(/\D/g, '').slice(0, CODE_LENGTH)

/** A code as people read it aloud: `123 456`. */
export const groupCode = (code: string): string => code.replace(/^(\d{3})(\d{3})$/, '$1 $2')
