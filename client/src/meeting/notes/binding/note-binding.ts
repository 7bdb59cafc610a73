import type { Node } from '@tiptap/pm/model'
import { PluginKey, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { sameLook } from '@sedyanka/shared/notes/note-shape.ts'
import * as Y from 'yjs'
import { currentState, isChoosing, isInHand } from './current-state.ts'
import { placesOf } from './flat-index.ts'
import { joinRestored } from './join-restored.ts'
import { type Delta, mapEdge, mapPlace, placeOfChange } from './map-delta.ts'
import { NoteDrawer } from './note-drawer.ts'
import { type Move, moveSelection } from './replace-difference.ts'
import { type Word, writeHeld } from './write-held.ts'
import { type Change, writeChange } from './write-change.ts'

/** What an editor's own transactions did and nobody has written yet. */
export interface Unwritten {
  change: Change | null
  /** A paste, a drop, a command: undone by itself, not together with what was typed before. */
  standsAlone: boolean
  isWritten: boolean
}

export const bindingKey = new PluginKey<Unwritten>('noteBinding')

/** Whether a transaction shows what somebody else did, or what was taken back, instead of something new. */
export const isFromText = (tr: Transaction): boolean => tr.getMeta(bindingKey) !== undefined

/**
 * Keeps one editor and one shared text alike, in both directions and at once. What is typed here is written by the range
 * that changed; what others write replaces only the blocks that differ. Between two transactions the document is exactly
 * what the text says, but for a word that is being composed (`#held`).
 */
export class NoteBinding {
  readonly note: Y.Text
  /** Undoes what was typed in this editor, here only. */
  readonly undoManager: Y.UndoManager
  readonly #drawer: NoteDrawer
  #view: EditorView | null = null
  /**
   * Others changed the block in which a word is being composed, or anything while words are being chosen with the mouse: a
   * browser gives the word up when its block is redrawn, and loses the letter at which a choice began. So the editor stays as
   * it was before their changes, and what is done in it meanwhile is written when the word or the choice is done.
   */
  #held: { before: Node; missed: Delta[]; word: Word | null } | null = null
  /** The word that is being composed, or was composed last. */
  #word: Word | null = null

  constructor(note: Y.Text) {
    this.note = note
    this.#drawer = new NoteDrawer(note)
    this.undoManager = new Y.UndoManager(note, { trackedOrigins: new Set([this]) })
  }

  /** Changes of others wait until a word is composed, or words are chosen. */
  get isHeld(): boolean {
    return this.#held !== null
  }

  /** A word is composed from a flat place on. */
  beginWord(at: number): void {
    this.#word = { at, text: '' }
  }
  /** It says this now. */
  changeWord(text: string): void {
    if (this.#word) this.#word = { ...this.#word, text }
  }

  /** Shows the text in an editor and follows both from now on. */
  attach(view: EditorView): void {
    this.#view = view
    this.#draw((place) => place)
    this.note.observeDeep(this.#onText)
    this.note.doc?.on('afterTransaction', this.#afterChange)
  }

  destroy(): void {
    this.note.doc?.off('afterTransaction', this.#afterChange)
    this.note.unobserveDeep(this.#onText)
    this.#writeHeld()
    this.undoManager.destroy()
    this.#view = null
  }

  /** Writes what the editor's own transactions did. */
  write(unwritten: Unwritten): void {
    const { change } = unwritten
    if (unwritten.isWritten || !change) return
    unwritten.isWritten = true
    if (this.#held) return
    if (unwritten.standsAlone) this.undoManager.stopCapturing()
    let isShape = false
    this.note.doc?.transact(() => {
      isShape = writeChange(this.note, change)
    }, this)
    if (!isShape) this.#drawer.follow(change.before, change.after)
    if (isShape || unwritten.standsAlone) this.undoManager.stopCapturing()
  }

  /** Takes back, or does again, this editor's last change of these notes. False when there is none. */
  undo(): boolean {
    this.settle()
    return this.undoManager.undo() !== null
  }
  redo(): boolean {
    this.settle()
    return this.undoManager.redo() !== null
  }

  /** Writes what was held back, and shows what waited for it. */
  settle(): void {
    const move = this.#writeHeld()
    if (move) this.#draw(move)
  }

  /** The same, unless a word is still being composed or words are being chosen. */
  settleIfDone(): void {
    if (this.#view && !isInHand(this.#view)) this.settle()
  }

  #writeHeld(): Move | null {
    const held = this.#held
    const after = this.#view?.state.doc
    this.#held = null
    if (!held || !after) return null
    let move: Move = (place) => place
    this.note.doc?.transact(() => {
      move = writeHeld(this.note, { ...held, after, become: this.#word?.text ?? '' })
    }, this)
    return move
  }

  readonly #afterChange = (tr: Y.Transaction) => {
    if (!tr.local) joinRestored(this.note, tr)
  }

  readonly #onText = (
    events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
    { origin }: Y.Transaction,
  ) => {
    if (origin === this || !this.#view) return
    const own = events.find(({ target }) => target === this.note)
    const delta = own ? (own as Y.YTextEvent).delta : []
    if (this.#held) return void this.#held.missed.push(delta)
    const isComposed = this.#view.composing && this.#wouldRedrawComposed()
    if (isComposed || isChoosing(this.#view)) {
      const word = this.#view.composing ? this.#word : null
      this.#held = { before: this.#view.state.doc, missed: [delta], word }
      return
    }
    if (this.#word) this.#word = { ...this.#word, at: mapPlace([delta], this.#word.at, 'left') }
    const place = origin === this.undoManager ? placeOfChange(delta) : null
    this.#draw((at, edge) => place ?? mapEdge([delta], at, edge), origin === this.undoManager)
  }

  /** Whether the block in which a word is being composed would become another node or stand elsewhere. */
  #wouldRedrawComposed(): boolean {
    if (!this.#view) return false
    const { doc, selection } = this.#view.state
    const composed = placesOf(doc).find(({ node }) => node === selection.$head.parent)
    return (
      composed !== undefined &&
      !placesOf(this.#drawer.docFrom(doc)).some(
        ({ node, look }) => node === composed.node && sameLook(look, composed.look),
      )
    )
  }

  #draw(move: Move, isOwn = false): void {
    const view = this.#view
    if (!view) return
    const state = currentState(view)
    const { tr } = state
    this.#drawer.draw(tr)
    if (!tr.docChanged && !isOwn) return
    moveSelection(tr, state, move)
    if (isOwn) tr.scrollIntoView()
    else tr.setStoredMarks(state.storedMarks)
    view.dispatch(tr.setMeta(bindingKey, true).setMeta('addToHistory', false))
  }
}
