import type { BlockLook } from '@sedyanka/shared/notes/note-shape.ts'
import { appendBlocks } from '@sedyanka/shared/notes/write-note.ts'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Court } from '../support/court.ts'
import { memberA } from '../support/fixtures.ts'
import { noteOf } from '../support/notes.ts'
import { NoteSeat } from './support/note-seat.ts'

const open: NoteSeat[] = []
afterEach(() => {
  for (const seat of open.splice(0)) seat.close()
})

const looks: Record<string, BlockLook> = {
  paragraph: { kind: 'p', depth: 0, start: null },
  heading: { kind: 'h2', depth: 0, start: null },
  item: { kind: 'ul', depth: 1, start: null },
  'deeper item': { kind: 'ol', depth: 2, start: null },
  'paragraph in an item': { kind: 'p', depth: 1, start: null },
  'heading in an item': { kind: 'h2', depth: 1, start: null },
}
const names = Object.keys(looks)
const texts = ['аб', 'вг', 'де', 'жз']

const sit = (shape: readonly string[]) => {
  const court = new Court('meeting')
  const blocks = shape.map((name, at) => ({
    ...(looks[name] as BlockLook),
    runs: [{ text: texts[at] ?? '' }],
  }))
  appendBlocks(noteOf(court.doc), blocks)
  const seat = new NoteSeat(memberA, Y.encodeStateAsUpdate(court.doc))
  open.push(seat)
  return seat
}

/** Presses a key at the edge of a block; gives the letters that are shown then, and what was done to the text. */
const press = (shape: readonly string[], key: 'Backspace' | 'Delete', block: number) => {
  const seat = sit(shape)
  const { view, commands } = seat.editor
  const places: number[] = []
  seat.editor.state.doc.descendants((node, pos) => {
    if (node.isTextblock) places.push(key === 'Delete' ? pos + 1 + node.content.size : pos + 1)
  })
  commands.setTextSelection(places[block] ?? 0)
  let written = 0
  seat.note.observe(({ delta }) => {
    for (const { insert } of delta) if (typeof insert === 'string') written += insert.length
  })
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  view.someProp('handleKeyDown', (handle) => handle(view, event))
  const { shown, said, letters } = seat
  expect(shown).toBe(said)
  seat.close()
  open.splice(0)
  return { letters: letters.replaceAll('\n', ''), written, shown }
}

describe('WR9: keys at the edges of blocks move no letter', () => {
  const shapes = names.flatMap((a) => names.flatMap((b) => names.map((c) => ['item', a, b, c])))
  test.each(['Backspace', 'Delete'] as const)(
    'WR9: %s',
    (key) => {
      const wrongs: string[] = []
      for (const shape of shapes)
        for (const block of shape.keys()) {
          const { letters, written } = press(shape, key, block)
          if (letters !== 'абвгдежз' || written > 0)
            wrongs.push(`${shape.join(', ')}; in block ${block}: ${letters}, ${written} written`)
        }
      expect(wrongs).toEqual([])
    },
    120_000,
  )
})
