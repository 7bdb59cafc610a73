import { monotonicNow } from '@sedyanka/shared/time/clocks.ts'
import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import {
  type Marked,
  findMarked,
  type MarkedKind,
  type Range,
  removalRanges,
} from '@sedyanka/shared/privacy/personal-data.ts'
import { currentState, isInHand } from './binding/current-state.ts'

/** Something like personal data in the notes, where it stands in the editor's document now. */
export interface FoundWords {
  kind: MarkedKind
  words: string
  from: number
  to: number
}

export interface FoundWordsOptions {
  /** Names that the notes may speak of. */
  allowed: () => readonly string[]
  /** Words of which this person said that they are not personal data. */
  isKept: (words: string) => boolean
  onFound: (found: readonly FoundWords[]) => void
  /** The language of a block when it is another than the page's. */
  langOf?: (text: string) => string | undefined
}

const key = new PluginKey<DecorationSet>('foundWords')

/** Milliseconds after the last letter: nobody is told in the middle of a word. */
const stillness = 500
/** Milliseconds after which it looks although somebody still types. */
const longestWait = 3_000

/** A block's text, unit by unit as the editor counts: a line break is one. */
const textOf = (block: Node): string => block.textBetween(0, block.content.size, '', '\n')

/** What is found in each block. A block that nobody changed is the same object and is not looked at again. */
class Finder {
  readonly #options: FoundWordsOptions
  #known = new WeakMap<Node, readonly Marked[]>()
  #allowed = ''

  constructor(options: FoundWordsOptions) {
    this.#options = options
  }

  find(doc: Node): FoundWords[] {
    const allowed = this.#options.allowed()
    const names = allowed.join('\n')
    if (names !== this.#allowed) this.#known = new WeakMap()
    this.#allowed = names
    const found: FoundWords[] = []
    doc.descendants((block, pos) => {
      if (!block.isTextblock) return true
      const text = textOf(block)
      const findings = this.#known.get(block) ?? findMarked(text, allowed)
      this.#known.set(block, findings)
      for (const { kind, start, end } of findings) {
        const words = text.slice(start, end)
        if (!this.#options.isKept(words))
          found.push({ kind, words, from: pos + 1 + start, to: pos + 1 + end })
      }
      return false
    })
    return found
  }
}

const drawWords = (found: readonly FoundWords[]): Decoration[] =>
  found.map(({ from, to }) =>
    Decoration.inline(from, to, { class: 'found-words' }, { found: true }),
  )

/** Blocks in another language than the page's, for those who hear them. */
const drawLanguages = (doc: Node, langOf: (text: string) => string | undefined): Decoration[] => {
  const drawn: Decoration[] = []
  doc.descendants((block, pos) => {
    if (!block.isTextblock) return true
    const lang = langOf(block.textContent)
    if (lang) drawn.push(Decoration.node(pos, pos + block.nodeSize, { lang }, { lang }))
    return false
  })
  return drawn
}

/** Whether exactly these decorations stand already. */
const isDrawn = (set: DecorationSet | undefined, next: readonly Decoration[]): boolean => {
  const places = (all: readonly Decoration[]) =>
    all
      .map(({ from, to, spec }) => `${from} ${to} ${JSON.stringify(spec)}`)
      .sort()
      .join()
  return places(set?.find() ?? []) === places(next)
}

class Looker {
  readonly #view: EditorView
  readonly #options: FoundWordsOptions
  readonly #finder: Finder
  #timer: ReturnType<typeof setTimeout> | undefined
  #latest = Infinity
  #shown: readonly FoundWords[] = []

  constructor(view: EditorView, options: FoundWordsOptions) {
    this.#view = view
    this.#options = options
    this.#finder = new Finder(options)
  }

  /** When nobody types any more; where somebody always does, some seconds after the first change. */
  soon(): void {
    clearTimeout(this.#timer)
    const now = monotonicNow()
    this.#latest = Math.min(this.#latest, now + longestWait)
    this.#timer = setTimeout(() => this.look(), Math.min(stillness, this.#latest - now))
  }

  /** A word that is still composed, or words being chosen, are left alone: a changed element would break it off. */
  look(): void {
    if (this.#view.isDestroyed) return
    this.#latest = Infinity
    if (isInHand(this.#view)) return this.soon()
    const { doc, tr } = currentState(this.#view)
    const found = this.#finder.find(doc)
    const decorations = [
      ...drawWords(found),
      ...drawLanguages(doc, this.#options.langOf ?? (() => undefined)),
    ]
    if (JSON.stringify(found) !== JSON.stringify(this.#shown)) this.#options.onFound(found)
    this.#shown = found
    if (!isDrawn(key.getState(this.#view.state), decorations))
      this.#view.dispatch(tr.setMeta(key, DecorationSet.create(doc, decorations)))
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}

/**
 * Marks what looks like personal data for whoever may write here: a decoration over the words, never text. It looks
 * when nobody has typed for a moment, and only at blocks that changed.
 */
export const FoundWordsExtension = Extension.create<FoundWordsOptions, { lookAgain: () => void }>({
  name: 'foundWords',
  addOptions: () => ({ allowed: () => [], isKept: () => false, onFound: () => {} }),
  addStorage: () => ({ lookAgain: () => {} }),
  addProseMirrorPlugins() {
    const { options, storage } = this
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, before) =>
            (tr.getMeta(key) as DecorationSet | undefined) ?? before.map(tr.mapping, tr.doc),
        },
        props: { decorations: (state) => key.getState(state) },
        view: (view) => {
          const looker = new Looker(view, options)
          storage.lookAgain = () => looker.look()
          looker.soon()
          return {
            update: (_view, before) => {
              if (before.doc !== view.state.doc) looker.soon()
            },
            destroy: () => looker.stop(),
          }
        },
      }),
    ]
  },
})

declare module '@tiptap/core' {
  interface Storage {
    foundWords: { lookAgain: () => void }
  }
}

/** Takes what is found out of the notes whole, with the words that only announce it, in one change to take back. */
export const removeFound = (editor: Editor, options: FoundWordsOptions): void => {
  const { doc, tr } = editor.state
  const found = new Finder(options).find(doc)
  const ranges: Range[] = []
  doc.descendants((block, pos) => {
    if (!block.isTextblock) return true
    const start = pos + 1
    const here = found.flatMap(({ from, to }) =>
      from >= start && to <= start + block.content.size
        ? [{ start: from - start, end: to - start }]
        : [],
    )
    if (here.length > 0)
      for (const range of removalRanges(textOf(block), here))
        ranges.push({ start: start + range.start, end: start + range.end })
    return false
  })
  for (const { start, end } of ranges.reverse()) tr.delete(start, end)
  if (tr.docChanged) editor.view.dispatch(tr.setMeta('uiEvent', 'cut'))
  editor.storage.foundWords.lookAgain()
}
