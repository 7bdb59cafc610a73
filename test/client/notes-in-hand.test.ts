import { appendBlocks, plainBlocks } from '@sedyanka/shared/notes/write-note.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Court } from '../support/court.ts'
import { memberA, memberB } from '../support/fixtures.ts'
import { noteOf } from '../support/notes.ts'
import { NoteSeat } from './support/note-seat.ts'

/** A browser tells the page of a new selection later than it makes it; here: not at all. */
const tellNothing = (event: Event) => event.stopImmediatePropagation()
beforeEach(() => window.addEventListener('selectionchange', tellNothing, { capture: true }))

const open: NoteSeat[] = []
afterEach(() => {
  vi.useRealTimers()
  window.removeEventListener('selectionchange', tellNothing, { capture: true })
  for (const seat of open.splice(0)) seat.close()
})

/** Two people at the same notes; what one of them writes is with the other at once. */
const sit = (text: string) => {
  const court = new Court('meeting')
  appendBlocks(noteOf(court.doc), plainBlocks(text))
  const state = Y.encodeStateAsUpdate(court.doc)
  const [mine, theirs] = [new NoteSeat(memberA, state), new NoteSeat(memberB, state)]
  open.push(mine, theirs)
  const pass = (from: NoteSeat, to: NoteSeat) =>
    from.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'others') to.receive(update)
    })
  pass(mine, theirs)
  pass(theirs, mine)
  mine.editor.view.focus()
  return { mine, theirs }
}

/** Moves the browser's selection in the first paragraph, as keys and the mouse do. */
const choose = ({ editor }: NoteSeat, anchor: number, head: number) => {
  const text = editor.view.domAtPos(2).node
  document.getSelection()?.setBaseAndExtent(text, anchor, text, head)
}
const chosen = ({ editor: { state } }: NoteSeat) => {
  const { anchor, head, from, to } = state.selection
  return [state.doc.textBetween(from, to, '\n'), anchor <= head ? 'forwards' : 'backwards']
}
const write = ({ editor }: NoteSeat, at: number, text: string) =>
  editor.view.dispatch(editor.state.tr.insertText(text, at))

describe('WR39: what a key has chosen stays chosen, whatever is drawn before the page is told of it', () => {
  test.each([
    ['a letter in another paragraph', (from: NoteSeat) => write(from, 20, 'я')],
    ['a letter in the same paragraph', (from: NoteSeat) => write(from, 16, 'я')],
    ['a letter in front of it', (from: NoteSeat) => write(from, 1, 'я')],
    ['a new paragraph', (from: NoteSeat) => from.editor.chain().setTextSelection(16).enter().run()],
  ])('WR39: %s', (_what, act) => {
    for (const [anchor, head, direction] of [
      [7, 12, 'forwards'],
      [12, 7, 'backwards'],
    ] as const) {
      const { mine, theirs } = sit('Община Казанлък\nВтори ред')
      choose(mine, anchor, head)
      expect(chosen(mine)[0]).toBe('')
      act(theirs)
      expect(chosen(mine)).toEqual(['Казан', direction])
    }
  })

  test('WR39: a caret', () => {
    vi.useFakeTimers()
    const { mine, theirs } = sit('Община Казанлък\nВтори ред')
    const go = (index: number) => {
      const at = Y.createRelativePositionFromTypeIndex(theirs.note, index)
      theirs.awareness.setLocalStateField('cursor', { anchor: at, head: at })
      const update = encodeAwarenessUpdate(theirs.awareness, [theirs.awareness.clientID])
      applyAwarenessUpdate(mine.awareness, update, 'others')
      vi.advanceTimersByTime(200)
    }
    go(20)
    choose(mine, 7, 12)
    go(16)
    expect(mine.editor.view.dom.querySelectorAll('.caret').length).toBe(1)
    expect(chosen(mine)[0]).toBe('Казан')
    expect(document.getSelection()?.toString()).toBe('Казан')
  })
})

describe('WR40: nothing moves under the mouse while words are chosen', () => {
  /** Presses the mouse in the editor, or releases it. */
  const press = ({ editor }: NoteSeat, isDown: boolean) => {
    ;(editor.view as unknown as { input: { mouseDown: unknown } }).input.mouseDown = isDown
      ? { delaySelUpdate: () => false }
      : null
    if (!isDown) window.dispatchEvent(new MouseEvent('mouseup'))
  }

  test('WR40: what others write comes when the mouse is released, and the same words are chosen', () => {
    const { mine, theirs } = sit('Община Казанлък\nВтори ред')
    press(mine, true)
    write(theirs, 1, 'Голяма ')
    write(theirs, 15, 'град ')
    choose(mine, 7, 12)
    expect(mine.letters).toBe('Община Казанлък\nВтори ред')
    press(mine, false)
    expect(mine.letters).toBe('Голяма Община град Казанлък\nВтори ред')
    expect(chosen(mine)).toEqual(['Казан', 'forwards'])
    mine.editor.commands.insertContent('Калофер')
    expect(theirs.letters).toBe('Голяма Община град Калоферлък\nВтори ред')
  })
})

describe('WR41: a composed word stands once, whole, where it was begun', () => {
  const compose = ({ editor }: NoteSeat, name: string, data: string) =>
    // happy-dom knows no events of composition that say anything.
    editor.view.dom.dispatchEvent(
      Object.assign(new Event(`composition${name}`, { bubbles: true }), { data }),
    )
  /** Composes “сро” behind “от ”, lets others act, and goes on to “срокове”. */
  const interrupt = (act: (from: NoteSeat) => unknown) => {
    const { mine, theirs } = sit('Нуждаем се от днес\nВтори ред')
    mine.editor.commands.setTextSelection(15)
    compose(mine, 'start', '')
    compose(mine, 'update', 'сро')
    write(mine, 15, 'сро')
    expect(theirs.letters).toBe('Нуждаем се от сроднес\nВтори ред')
    act(theirs)
    compose(mine, 'update', 'срокове')
    write(mine, 18, 'кове')
    return { mine, theirs }
  }

  test.each([
    [
      'a split in it',
      'Нуждаем се от срокове\nднес\nВтори ред',
      (from: NoteSeat) => {
        from.editor.chain().setTextSelection(17).splitBlock().run()
      },
    ],
    [
      'a split before it',
      'Нужд\nаем се от сроковеднес\nВтори ред',
      (from: NoteSeat) => {
        from.editor.chain().setTextSelection(5).splitBlock().run()
      },
    ],
    [
      'splits before and in it',
      'Нуждаем се от \nсрокове\nднес\nВтори ред',
      (from: NoteSeat) => {
        from.editor
          .chain()
          .setTextSelection(17)
          .splitBlock()
          .setTextSelection(15)
          .splitBlock()
          .run()
      },
    ],
    [
      'letters in it',
      'Нуждаем се от сроковеАБднес\nВтори ред',
      (from: NoteSeat) => write(from, 17, 'АБ'),
    ],
    [
      'a letter of it deleted',
      'Нуждаем се от сроковеднес\nВтори ред',
      (from: NoteSeat) => {
        from.editor.commands.deleteRange({ from: 16, to: 17 })
      },
    ],
    [
      'all of it deleted',
      'Нуждаем се от сроковеднес\nВтори ред',
      (from: NoteSeat) => {
        from.editor.commands.deleteRange({ from: 15, to: 18 })
      },
    ],
    [
      'a heading made of its paragraph',
      'Нуждаем се от сроковеднес\nВтори ред',
      (from: NoteSeat) => {
        from.editor.chain().setTextSelection(3).toggleHeading({ level: 2 }).run()
      },
    ],
  ])('WR41: %s', (_what, wanted, act) => {
    vi.useFakeTimers()
    const { mine, theirs } = interrupt(act)
    compose(mine, 'end', 'срокове')
    vi.advanceTimersByTime(200)
    for (const seat of [mine, theirs]) expect(seat.letters).toBe(wanted)
    const { $head } = mine.editor.state.selection
    expect($head.parent.textBetween(0, $head.parentOffset).endsWith('срокове')).toBe(true)
  })

  test('WR41: a keyboard that leaves without a word keeps nothing back', () => {
    vi.useFakeTimers()
    const { mine, theirs } = interrupt((from) => write(from, 3, 'АБ'))
    mine.editor.view.dom.blur()
    vi.advanceTimersByTime(200)
    for (const seat of [mine, theirs])
      expect(seat.letters).toBe('НуАБждаем се от сроковеднес\nВтори ред')
  })
})
