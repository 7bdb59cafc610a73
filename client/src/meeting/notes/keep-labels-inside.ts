import type { Editor } from '@tiptap/core'

/**
 * Moves what the carets of the others say to the left where it would stand beyond the text's right edge: on a phone it was
 * cut there. Looked at once a frame, after something has changed. Returns how to stop.
 */
export const keepLabelsInside = (editor: Editor): (() => void) => {
  let frame = 0
  const place = () => {
    frame = 0
    const labels = editor.view.dom.querySelectorAll<HTMLElement>(
      '.caret[data-writing] .caret-label',
    )
    if (labels.length === 0) return
    const { right } = editor.view.dom.getBoundingClientRect()
    // All is read before anything is moved: one layout for all of them.
    const beyond = [...labels].map((label) => {
      const start = label.parentElement?.getBoundingClientRect().left ?? 0
      return Math.max(0, Math.ceil(start + label.offsetWidth - right))
    })
    labels.forEach((label, index) => {
      label.style.translate = `${-(beyond[index] ?? 0)}px`
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
