/**
 * Marks that no one sees and nobody typed: controls, soft hyphens of PDF files, marks of direction, byte order, objects.
 * The joiners of emoji and of Persian stay.
 */
const unseen =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFC]/g
/** Line ends of every kind: Word's own (vertical tab), form feeds, the separators of Unicode. */
// eslint-disable-next-line no-control-regex
const lineEnd = /\r\n?|[\u000B\u000C\u2028\u2029]/g
const halves = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** The words of a pasted text: every letter as it was, line ends as `\n`. */
export const cleanWords = (text: string): string =>
  text.replace(lineEnd, '\n').replace(unseen, '').replace(halves, '')

/**
 * Whether lines are rows of a table: spreadsheets put a tab between cells. A tab alone may be an indent or stand behind
 * a bullet.
 */
const isRow = (line: string): boolean =>
  /[^\s•·▪◦o–-][^\t]*\t\s*\S/.test(line) || /^\t+\S/.test(line)

/** A row of a table as one readable line: “Казанлък | 12 | 30”. */
const joinCells = (line: string): string =>
  isRow(line)
    ? line
        .split('\t')
        .map((cell) => cell.trim())
        .join(' | ')
        .replace(/( \| )+$/, '')
    : line.replace(/\t/g, ' ')

/** The lines of a pasted plain text, cells of tables apart. */
export const readableLines = (text: string): string[] => cleanWords(text).split('\n').map(joinCells)

/** A pasted text for a field of one line, or of several. Rows stay apart. */
export const wordsForField = (text: string, isMultiline: boolean): string => {
  const lines = readableLines(text.replace(/[\r\n]+$/, ''))
  if (isMultiline) return lines.join('\n')
  const isTable = /\t/.test(text)
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(isTable ? '; ' : ' ')
}
