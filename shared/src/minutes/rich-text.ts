/** A stretch of text of one look. A `\n` in it is a line break within the paragraph. */
export interface Run {
  text: string
  bold?: true
  italic?: true
  /** Where it leads; always a safe link. */
  href?: string
}

/** How a list counts, as in HTML: a b c, A B C, i ii iii, I II III. */
export type Numbering = 'a' | 'A' | 'i' | 'I'

/** Notes as people wrote them, freed of the editor's format. */
export type NoteBlock =
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'heading'; level: number; runs: Run[] }
  | {
      kind: 'list'
      ordered: boolean
      start: number
      /** Letters or Roman numbers instead of 1 2 3. */
      numbering?: Numbering
      items: NoteBlock[][]
    }

const lengthOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, { text }) => sum + text.trim().length, 0)

/** Whether a block has any words in it. */
export const hasWords = (block: NoteBlock): boolean =>
  block.kind === 'list' ? block.items.some((item) => item.some(hasWords)) : lengthOf(block.runs) > 0
