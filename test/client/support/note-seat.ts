import { type Place, placesOf } from '@sedyanka/client/meeting/notes/binding/flat-index.ts'
import { makeEditor } from '@sedyanka/client/meeting/notes/make-editor.ts'
import type { AgendaItemId } from '@sedyanka/shared/ids.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import type { NoteBlock } from '@sedyanka/shared/minutes/rich-text.ts'
import { nestNote, readFlat } from '@sedyanka/shared/notes/read-note.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { asId } from '../../support/as-id.ts'

type Json = {
  type?: string
  text?: string
  attrs?: Record<string, unknown>
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  content?: Json[]
}

const marked = (text: string, looks: string[]): string =>
  looks.length > 0 ? `<${looks.join(' ')}>${text}</>` : text

const inline = (content: Json[] = []): string => {
  const parts: [string, string[]][] = []
  for (const { type, text = '', marks = [] } of content) {
    const looks = marks
      .map((mark) => (mark.type === 'link' ? String(mark.attrs?.['href']) : mark.type))
      .sort()
    const words = type === 'hardBreak' ? '\n' : text
    const last = parts.at(-1)
    if (last && last[1].join() === looks.join()) last[0] += words
    else parts.push([words, looks])
  }
  return parts.map(([text, looks]) => marked(text, looks)).join('')
}

/** What an editor shows, written down by its own JSON. */
const shownAs = ({ type, attrs = {}, content = [] }: Json): string => {
  if (type === 'paragraph') return `p(${inline(content)})`
  if (type === 'heading') return `h${String(attrs['level'])}(${inline(content)})`
  const inside = content.map(shownAs).join('')
  if (type === 'bulletList') return `ul[${inside}]`
  if (type === 'orderedList')
    return `ol${String(attrs['type'] ?? '')}${String(attrs['start'])}[${inside}]`
  return type === 'listItem' ? `(${inside})` : inside
}

/** What a text says, written down by the reader of the minutes. */
const saidBy = (blocks: NoteBlock[]): string =>
  blocks
    .map((block): string => {
      if (block.kind === 'list') {
        const inside = block.items.map((item) => `(${saidBy(item)})`).join('')
        return block.ordered
          ? `ol${block.numbering ?? ''}${block.start}[${inside}]`
          : `ul[${inside}]`
      }
      const words = block.runs
        .map(({ text, bold, italic, href }) =>
          marked(
            text,
            [
              ...(bold ? ['bold'] : []),
              ...(href ? [href] : []),
              ...(italic ? ['italic'] : []),
            ].sort(),
          ),
        )
        .join('')
      return block.kind === 'heading' ? `h${block.level}(${words})` : `p(${words})`
    })
    .join('')

export const said = (note: Y.Text): string => saidBy(nestNote(readFlat(note)))

/** One person with an editor of their own over their own copy of a document. */
export class NoteSeat {
  readonly seat: Seat
  readonly doc = new Y.Doc()
  readonly note: Y.Text
  readonly editor: ReturnType<typeof makeEditor>
  readonly awareness: Awareness
  /** Edits that nobody has been told of. */
  readonly outbox: Uint8Array[] = []

  constructor(
    seat: Seat,
    state: Uint8Array,
    { clientId, itemId = asId('item-1') }: { clientId?: number; itemId?: AgendaItemId } = {},
  ) {
    this.seat = seat
    if (clientId !== undefined) this.doc.clientID = clientId
    Y.applyUpdate(this.doc, state)
    const note = agenda.note(this.doc, itemId, 'noteText')
    if (!note) throw new Error(`no notes: ${itemId}`)
    this.note = note
    this.awareness = new Awareness(this.doc)
    const element = document.createElement('div')
    document.body.append(element)
    this.editor = makeEditor({
      element,
      note,
      awareness: this.awareness,
      captionOf: () => 'РЗИ',
      isWriting: () => true,
      label: 'Бележки',
      placeholder: '',
    })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'others') this.outbox.push(update)
    })
  }

  /** Others' edits arrive. */
  receive(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'others')
  }

  get shown(): string {
    return shownAs(this.editor.getJSON() as Json)
  }
  get said(): string {
    return said(this.note)
  }
  /** All letters in order; boundaries and breaks are line feeds. */
  get letters(): string {
    const { doc } = this.editor.state
    return doc.textBetween(0, doc.content.size, '\n', '\n')
  }

  /** Where a block is said to stand otherwise than a walk through the whole document finds it. */
  get misplaced(): string[] {
    const { doc } = this.editor.state
    const [told, found] = [placesOf(doc), placesOf(doc.copy(doc.content))]
    const say = (place?: Place) => JSON.stringify({ ...place, node: null })
    return Array.from({ length: Math.max(told.length, found.length) }, (_, at) => {
      const [a, b] = [told[at], found[at]]
      return a?.node === b?.node && say(a) === say(b) ? [] : [`${at}: ${say(a)}, not ${say(b)}`]
    }).flat()
  }

  close(): void {
    this.editor.view.dom.parentElement?.remove()
    this.editor.destroy()
    this.awareness.destroy()
    this.doc.destroy()
  }
}
