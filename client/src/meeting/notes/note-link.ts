import { isSafeLink } from '@sedyanka/shared/text/safe-link.ts'
import { Mark, markPasteRule } from '@tiptap/core'
import type { MarkType } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { isFromText } from './binding/note-binding.ts'
import { findAddresses } from './find-addresses.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    link: {
      /** Makes the selected words a link. False when the address is none that may be followed. */
      setLink: (attributes: { href: string }) => ReturnType
      unsetLink: () => ReturnType
    }
  }
}

/** A transaction that has this set makes no links by itself. */
const asItIs = 'linkAsItIs'

/** The word that a space or a new line has just ended before the caret, if it is an address that is no link yet. */
const endedAddress = (
  state: EditorState,
  type: MarkType,
): { from: number; to: number; href: string } | null => {
  const { $from, empty } = state.selection
  if (!empty) return null
  const isNewBlock = $from.parentOffset === 0 && $from.pos > 1
  const $end = isNewBlock ? state.doc.resolve($from.before()) : $from
  const block = isNewBlock ? $end.nodeBefore : $from.parent
  if (!block?.isTextblock) return null
  const size = isNewBlock ? block.content.size : $from.parentOffset
  const text = block.textBetween(0, size, '\uFFFC', ' ')
  const word = isNewBlock ? /\S+$/u.exec(text) : /(\S+)\s$/u.exec(text)
  const [found] = word ? findAddresses(word[1] ?? word[0]) : []
  if (!word || !found || !isSafeLink(found.href)) return null
  const start = (isNewBlock ? $end.pos - 1 - size : $from.start()) + word.index
  const [from, to] = [start + found.start, start + found.end]
  return state.doc.rangeHasMark(from, to, type) ? null : { from, to, href: found.href }
}

/** Makes a link of an address once it has been typed to its end. What others type is theirs to link. */
const linkTyped = (type: MarkType): Plugin =>
  new Plugin({
    key: new PluginKey('linkTyped'),
    appendTransaction: (transactions: readonly Transaction[], before, state) => {
      const isTyped = transactions.some((tr) => tr.docChanged && !isFromText(tr))
      if (!isTyped || transactions.some((tr) => tr.getMeta(asItIs))) return null
      if (state.doc.content.size <= before.doc.content.size) return null
      const found = endedAddress(state, type)
      return found && state.tr.addMark(found.from, found.to, type.create({ href: found.href }))
    },
  })

/**
 * A link is its address and nothing else, and ends where it ends: what is typed behind it is plain. An own mark, because
 * the one of Tiptap brings every top-level domain there is (14 kB gzipped) before the first letter can be typed.
 */
export const NoteLink = Mark.create({
  name: 'link',
  priority: 1000,
  keepOnSplit: false,
  exitable: true,
  inclusive: false,

  addAttributes: () => ({
    href: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('href'),
    },
  }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => (isSafeLink(element.getAttribute('href') ?? '') ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => [
    'a',
    isSafeLink(String(HTMLAttributes['href'])) ? HTMLAttributes : { href: '' },
    0,
  ],

  addCommands() {
    return {
      setLink:
        (attributes) =>
        ({ chain }) =>
          isSafeLink(attributes.href) &&
          chain().setMark(this.name, attributes).setMeta(asItIs, true).run(),
      unsetLink:
        () =>
        ({ chain }) =>
          chain().unsetMark(this.name, { extendEmptyMarkRange: true }).setMeta(asItIs, true).run(),
    }
  },
  addPasteRules() {
    return [
      markPasteRule({
        type: this.type,
        find: (text) =>
          findAddresses(text)
            .filter(({ href }) => isSafeLink(href))
            .map(({ href, start }) => ({ text: href, index: start, data: { href } })),
        getAttributes: ({ data }) => ({ href: (data as { href: string }).href }),
      }),
    ]
  },
  addProseMirrorPlugins() {
    return [linkTyped(this.type)]
  },
})
