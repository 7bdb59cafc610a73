/** Whether two names are written alike, but for spaces and capitals. */
export const isSameName = (a: string, b: string): boolean => plain(a) === plain(b)

const plain = (name: string): string =>
  name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('bg')
