/**
 * What counts when two names or units are compared: letters and digits alone. Case, quotation marks, spaces, dashes and
 * points do not: “Еко-пътеки”, "ЕКО ПЪТЕКИ" and Екопътеки are one. '' for a text without letters and digits.
 */
export const lettersOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLocaleLowerCase('bg')
    .replace(/[^\p{L}\p{N}]+/gu, '')
