import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { sameLook } from '@sedyanka/shared/notes/note-shape.ts'
import {
  type EntryHolder,
  type FlatBlock,
  type ReadBlock,
  readHolders,
} from '@sedyanka/shared/notes/read-note.ts'
import type * as Y from 'yjs'
import { blockNodes, buildDoc } from './build-doc.ts'
import { replaceBlock } from './replace-block.ts'
import { replaceDifference } from './replace-difference.ts'

const standAlike = (a: readonly FlatBlock[], b: readonly FlatBlock[]): boolean =>
  a.length === b.length &&
  a.every((block, at) => {
    const other = b[at]
    return other !== undefined && (block === other || sameLook(block, other))
  })

/**
 * Shows one shared text in the documents of one editor. What a letter of somebody else costs follows from the block in which
 * it stands: no other is put together, compared or built again.
 */
export class NoteDrawer {
  readonly #note: Y.Text
  readonly #known = new WeakMap<EntryHolder, ReadBlock>()
  /** The editor's document, and blocks that stand in the same lists as its own. */
  #drawn: { doc: Node; blocks: readonly FlatBlock[] } | null = null

  constructor(note: Y.Text) {
    this.#note = note
  }

  /** The document that the text stands for: as many objects of the former one as possible. */
  docFrom(former: Node): Node {
    return buildDoc(former, blockNodes(former, this.#read()))
  }

  /** Makes the editor's document the one that the text stands for. */
  draw(tr: Transaction): void {
    const blocks = this.#read()
    const drawn = this.#drawn?.doc === tr.doc ? this.#drawn.blocks : null
    const isDone = drawn !== null && standAlike(drawn, blocks) && replaceBlock(tr, blocks)
    if (!isDone) replaceDifference(tr, buildDoc(tr.doc, blockNodes(tr.doc, blocks)))
    this.#drawn = { doc: tr.doc, blocks }
  }

  /** The editor's document became another one by what was typed in it: letters and marks, all within their blocks. */
  follow(before: Node, after: Node): void {
    if (this.#drawn?.doc === before) this.#drawn = { ...this.#drawn, doc: after }
  }

  #read(): FlatBlock[] {
    return readHolders(this.#note, this.#known).map(({ block }) => block)
  }
}
