import type { Editor } from '@tiptap/core'

/**
 * Moves what the carets of the others say to the left where it would stand beyond the text's right edge: on a phone it was
 * cut there. Looked at once a frame, after something has changed. Returns how to stop.
 */
export const keepLabelsInside = (editor: Editor): (() => void) => {
  let frame = 0
  const place = () => {
    frame = 0
    const carets = editor.view.dom.querySelectorAll<HTMLElement>('.caret[data-writing]')
    if (carets.length === 0) return
    const { right } = editor.view.dom.getBoundingClientRect()
    // All is read before anything is moved: one layout for all of them.
    const beyond = [...carets].map((caret) => {
      const width = Number.parseFloat(getComputedStyle(caret, '::after').width) || 0
      return Math.max(0, Math.ceil(caret.getBoundingClientRect().left + width - right))
    })
    carets.forEach((caret, index) => {
      caret.style.setProperty('--beyond', String(beyond[index] ?? 0))
    })
  }
  const later = () => {
    frame ||= requestAnimationFrame(place)
  }
  editor.on('transaction', later)
  return () => {
    editor.off('transaction', later)
    cancelAnimationFrame(frame)
  }
}
