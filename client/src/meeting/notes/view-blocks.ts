import type { Run } from '@sedyanka/shared/minutes/rich-text.ts'
import { flattenFormer } from '@sedyanka/shared/notes/former-notes.ts'
import { type Nested, nestBlocks } from '@sedyanka/shared/notes/nest-blocks.ts'
import type { ListKind } from '@sedyanka/shared/notes/note-shape.ts'
import { type FlatBlock, readFlat } from '@sedyanka/shared/notes/read-note.ts'
import * as Y from 'yjs'

/** Notes for those who read: every block, item and list has an id that stays while others write around it. */
export type ViewBlock =
  | { id: string; kind: 'p' | 'h2' | 'h3'; runs: Run[] }
  | { id: string; kind: ListKind; start: number; items: ViewItem[] }
export interface ViewItem {
  id: string
  blocks: ViewBlock[]
}

const toView = (nested: Nested<FlatBlock>[]): ViewBlock[] =>
  nested.map((each): ViewBlock => {
    if ('block' in each) {
      const { key, kind, runs } = each.block
      return { id: key, kind: kind === 'h2' || kind === 'h3' ? kind : 'p', runs }
    }
    const items = each.items.map((item, at): ViewItem => {
      const blocks = toView(item)
      return { id: blocks[0]?.id ?? String(at), blocks }
    })
    return { id: `list ${items[0]?.id}`, kind: each.list, start: each.start ?? 1, items }
  })

const hasWords = (block: ViewBlock): boolean =>
  'items' in block
    ? block.items.some(({ blocks }) => blocks.some(hasWords))
    : block.runs.some(({ text }) => text.trim() !== '')

/** What notes say now; blocks without words left out. */
export const viewBlocks = (notes: Y.Text | Y.XmlFragment): ViewBlock[] => {
  const flat =
    notes instanceof Y.Text
      ? readFlat(notes)
      : flattenFormer(notes).map((block, at): FlatBlock => ({ ...block, key: String(at) }))
  return toView(nestBlocks(flat)).filter(hasWords)
}
