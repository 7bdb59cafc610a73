import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { currentState, isChoosing } from './current-state.ts'
import { toFlat, toPos } from './flat-index.ts'
import { isFromText } from './note-binding.ts'

/** What others see of a person whose caret it is. */
export type CaretUser = Record<string, unknown>

export interface CaretOptions {
  note: Y.Text | null
  awareness: Awareness | null
  /** The element of a caret. It holds no text: what it says is drawn by its style, so that nobody copies or deletes it. */
  makeCaret: (user: CaretUser) => HTMLElement
  /** The editor shows less than the text says at this moment: nothing can be placed. */
  isHeld: () => boolean
  colourOf: (user: CaretUser) => string
}

interface Cursor {
  anchor: Y.RelativePosition
  head: Y.RelativePosition
}

/** Milliseconds after which carets are looked at again that moved while words were being chosen. */
const afterChoice = 50

const caretsKey = new PluginKey<DecorationSet>('carets')

/** The flat place that a cursor's end stands for; null when it is in another text, or what it hung on is gone. */
const placeOf = (note: Y.Text, json: unknown): number | null => {
  if (!note.doc || typeof json !== 'object' || json === null) return null
  const position = Y.createRelativePositionFromJSON(json)
  const found = Y.createAbsolutePositionFromRelativePosition(position, note.doc)
  return found?.type === note ? found.index : null
}

const drawCarets = ({ doc }: EditorState, { note, awareness, ...look }: CaretOptions) => {
  if (!note || !awareness) return DecorationSet.empty
  const decorations: Decoration[] = []
  for (const [client, state] of awareness.getStates()) {
    const { cursor, user = {} } = state as { cursor?: Partial<Cursor> | null; user?: CaretUser }
    if (client === awareness.clientID || !cursor) continue
    const anchor = placeOf(note, cursor.anchor)
    const head = placeOf(note, cursor.head)
    if (anchor === null || head === null) continue
    decorations.push(
      Decoration.widget(toPos(doc, head), () => look.makeCaret(user), {
        key: `${client} ${String(user['name'])} ${String(user['organisationId'])} ${look.colourOf(user)}`,
        side: -1,
        ignoreSelection: true,
      }),
    )
    if (anchor === head) continue
    const ends = [toPos(doc, Math.min(anchor, head)), toPos(doc, Math.max(anchor, head))] as const
    decorations.push(
      Decoration.inline(...ends, {
        class: 'caret-selection',
        style: `--caret: ${look.colourOf(user)}`,
      }),
    )
  }
  return DecorationSet.create(doc, decorations)
}

/** Takes this page's caret away, if it is in these notes and not in others. */
const leave = ({ note, awareness }: Pick<CaretOptions, 'note' | 'awareness'>): void => {
  const cursor = awareness?.getLocalState()?.['cursor'] as Cursor | null | undefined
  if (note && cursor && placeOf(note, cursor.head) !== null)
    awareness?.setLocalStateField('cursor', null)
}

/** Tells the others where this person's caret is, while the keyboard is in these notes. */
const announce = (view: EditorView, { note, awareness, isHeld }: CaretOptions): void => {
  const state = awareness?.getLocalState()
  if (!note?.doc || !awareness || !state || isHeld()) return
  const now = (state['cursor'] ?? null) as Cursor | null
  if (!view.hasFocus()) return leave({ note, awareness })
  const { doc, selection } = view.state
  // As the selection itself: a caret goes with what is on its left, a selection lets nothing in.
  const at = (pos: number, isStart: boolean) =>
    Y.createRelativePositionFromTypeIndex(
      note,
      toFlat(doc, pos),
      isStart && !selection.empty ? 0 : -1,
    )
  const { anchor, head } = selection
  const next: Cursor = { anchor: at(anchor, anchor < head), head: at(head, head < anchor) }
  const isSame =
    now &&
    Y.compareRelativePositions(now.anchor, next.anchor) &&
    Y.compareRelativePositions(now.head, next.head)
  if (!isSame) awareness.setLocalStateField('cursor', next)
}

/** The carets of the others as decorations, and one's own in what this page says of itself. */
export const Carets = Extension.create<CaretOptions>({
  name: 'carets',
  addOptions: () => ({
    note: null,
    awareness: null,
    makeCaret: () => document.createElement('span'),
    isHeld: () => false,
    colourOf: () => '#000000',
  }),
  addProseMirrorPlugins() {
    const { options } = this
    return [
      new Plugin<DecorationSet>({
        key: caretsKey,
        state: {
          init: (_config, state) => drawCarets(state, options),
          apply: (...[tr, before, , state]) => {
            // What is typed here is not in the text yet: the carets go along with it.
            const isPlaced = isFromText(tr) || tr.getMeta(caretsKey) !== undefined
            if (isPlaced && !options.isHeld()) return drawCarets(state, options)
            return tr.docChanged ? before.map(tr.mapping, tr.doc) : before
          },
        },
        props: { decorations: (state) => caretsKey.getState(state) },
        view: (view) => {
          let isDue = false
          const redraw = () => {
            isDue = false
            if (view.isDestroyed) return
            if (isChoosing(view)) return redrawSoon(afterChoice)
            view.dispatch(currentState(view).tr.setMeta(caretsKey, true))
          }
          const redrawSoon = (wait = 0) => {
            if (!isDue) setTimeout(redraw, wait)
            isDue = true
          }
          const onOthers = (changes: { added: number[]; updated: number[]; removed: number[] }) => {
            const clients = [...changes.added, ...changes.updated, ...changes.removed]
            if (clients.some((client) => client !== options.awareness?.clientID)) redrawSoon()
          }
          const tell = () => announce(view, options)
          options.awareness?.on('change', onOthers)
          view.dom.addEventListener('focusin', tell)
          view.dom.addEventListener('focusout', tell)
          return {
            update: (_view, { doc }) => {
              tell()
              // A caret in what was rebuilt here was lost from the drawing, not from the text.
              if (caretsKey.getState(view.state) !== DecorationSet.empty && doc !== view.state.doc)
                redrawSoon()
            },
            destroy: () => {
              options.awareness?.off('change', onOthers)
              view.dom.removeEventListener('focusin', tell)
              view.dom.removeEventListener('focusout', tell)
              leave(options)
            },
          }
        },
      }),
    ]
  },
})
