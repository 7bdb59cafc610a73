import { makeEditor } from '@sedyanka/client/meeting/notes/make-editor.ts'
import { afterEach, describe, expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

const open: { editor: ReturnType<typeof makeEditor>; awareness: Awareness }[] = []

const makeNotes = (doc = new Y.Doc()) => {
  const note = doc.getText('notes')
  const awareness = new Awareness(doc)
  const element = document.createElement('div')
  document.body.append(element)
  let updates = 0
  doc.on('update', () => updates++)
  const labels = { label: 'Бележки', placeholder: 'Пишете тук' }
  const editor = makeEditor({
    element,
    note,
    awareness,
    isWriting: () => false,
    captionOf: () => 'РУО',
    ...labels,
  })
  open.push({ editor, awareness })
  return { doc, note, editor, updates: () => updates }
}

afterEach(() => {
  for (const { editor, awareness } of open.splice(0)) {
    editor.destroy()
    awareness.destroy()
  }
})

describe('the editor of notes', () => {
  test('WR4: knows exactly the nodes and marks that the server takes', () => {
    const { editor } = makeNotes()
    expect(Object.keys(editor.schema.nodes).sort()).toEqual(
      [
        'doc',
        'text',
        'paragraph',
        'heading',
        'bulletList',
        'orderedList',
        'listItem',
        'hardBreak',
      ].sort(),
    )
    expect(Object.keys(editor.schema.marks).sort()).toEqual(['bold', 'italic', 'link'])
  })

  test('WR44: a browser that translates pages leaves notes alone while they are written', () => {
    expect(makeNotes().editor.view.dom.getAttribute('translate')).toBe('no')
  })

  test('WR4: opening notes to look at them writes nothing', async () => {
    const empty = makeNotes()
    const doc = new Y.Doc()
    // Ends without a paragraph: editors like to add one.
    doc.getText('notes').setAttribute('k', 'h2')
    doc.getText('notes').insert(0, 'Договорът изтича')
    const full = makeNotes(doc)
    await new Promise((resolve) => setTimeout(resolve))
    expect(full.editor.getText()).toContain('Договорът изтича')
    expect(empty.updates() + full.updates()).toBe(0)
  })

  test('WR4: two editors of one text keep both people’s words', () => {
    const a = makeNotes()
    const b = makeNotes()
    a.doc.on('update', (update: Uint8Array) => Y.applyUpdate(b.doc, update))
    b.doc.on('update', (update: Uint8Array) => Y.applyUpdate(a.doc, update))
    a.editor.commands.insertContent('Едно')
    b.editor.commands.insertContentAt(b.editor.state.doc.content.size - 1, ' две')
    expect(a.editor.getText()).toBe('Едно две')
    expect(b.editor.getText()).toBe('Едно две')
    b.editor.commands.undo()
    expect(a.editor.getText()).toBe('Едно')
  })

  test.each([
    ['https://example.org/x', true],
    ['mailto:a@example.org', true],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['ftp://example.org', false],
  ])('WR4: a link to %s is made: %s', (href, isMade) => {
    const { editor, note } = makeNotes()
    editor.commands.setContent({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'тук' }] }],
    })
    editor.commands.selectAll()
    editor.commands.setLink({ href })
    expect(JSON.stringify(note.toDelta()).includes('"link"')).toBe(isMade)
  })
})

describe('addresses in notes', () => {
  /** Types as a keyboard does, letter by letter; `\n` is the Enter key. */
  const type = (editor: ReturnType<typeof makeNotes>['editor'], text: string) => {
    for (const letter of text)
      if (letter === '\n') editor.commands.splitBlock()
      else editor.view.dispatch(editor.state.tr.insertText(letter))
  }
  const linksIn = (note: Y.Text) =>
    note.toDelta().flatMap(({ insert, attributes }: { insert: string; attributes?: object }) => {
      const href = (attributes as { link?: unknown } | undefined)?.link
      return href && typeof insert === 'string' ? [insert] : []
    })

  test.each([
    ['Списъкът: https://example.org/списък?x=1, и още', ['https://example.org/списък?x=1']],
    ['(https://example.org/a) е тук', ['https://example.org/a']],
    [
      'https://bg.wikipedia.org/wiki/Роза_(цвете) е тук',
      ['https://bg.wikipedia.org/wiki/Роза_(цвете)'],
    ],
    ['„https://example.org“ е тук', ['https://example.org']],
    ['Пишете на mailto:a@example.org.\nУтре', ['mailto:a@example.org']],
    ['https://example.org\nУтре', ['https://example.org']],
    ['https://example.org', []],
    ['example.org и a@example.org са думи', []],
    ['javascript:alert(1) и https:// и ftp://example.org са думи', []],
  ])('WR1: of %j these become links: %j', (text, links) => {
    const { editor, note } = makeNotes()
    type(editor, text)
    expect(linksIn(note)).toEqual(links)
    expect(editor.getText({ blockSeparator: '\n' })).toBe(text)
  })

  test('WR1: what is typed behind a link is plain; a link that was taken off stays off', () => {
    const { editor, note } = makeNotes()
    type(editor, 'https://example.org и')
    expect(linksIn(note)).toEqual(['https://example.org'])
    editor.chain().setTextSelection({ from: 1, to: 20 }).unsetLink().run()
    expect(linksIn(note)).toEqual([])
    editor.commands.focus('end')
    type(editor, ' още')
    expect(linksIn(note)).toEqual([])
  })

  test('WR1: what somebody else types becomes a link by their own page only', () => {
    const doc = new Y.Doc()
    const { note, updates, editor } = makeNotes(doc)
    const other = new Y.Doc()
    other.getText('notes').insert(0, 'https://example.org ')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(editor.getText()).toContain('https://example.org')
    expect(linksIn(note)).toEqual([])
    expect(updates()).toBe(1)
  })
})
