import { origins, replaceText } from '@sedyanka/shared/records.ts'
import { type Accessor, createEffect, onCleanup } from 'solid-js'
import type * as Y from 'yjs'

/** Where a caret stands after others' edits. */
const moved = (position: number, delta: Y.YTextEvent['delta']): number => {
  let at = 0
  let result = position
  for (const { retain, insert, delete: removed } of delta) {
    if (retain) at += retain
    else if (typeof insert === 'string') {
      if (at < result || (at === result && at < position)) result += insert.length
      at += insert.length
    } else if (removed && at < result) result -= Math.min(removed, result - at)
  }
  return result
}

/**
 * Lets several people write one text field at once, character by character: what is typed goes into the shared text as
 * the smallest change, what others type comes in around the caret, which stays where it was. Not while a composition
 * (accents, phone keyboards) is going on: that is taken over when it ends.
 */
export const bindText = (
  element: HTMLInputElement | HTMLTextAreaElement,
  shared: Accessor<Y.Text | null>,
): void => {
  let composing = false
  const send = () => {
    const target = shared()
    if (composing || !target || target.toString() === element.value) return
    target.doc?.transact(() => replaceText(target, element.value), origins.edit)
  }
  const begin = () => {
    composing = true
  }
  const end = () => {
    composing = false
    send()
  }
  element.addEventListener('input', send)
  element.addEventListener('compositionstart', begin)
  element.addEventListener('compositionend', end)
  onCleanup(() => {
    element.removeEventListener('input', send)
    element.removeEventListener('compositionstart', begin)
    element.removeEventListener('compositionend', end)
  })
  createEffect(() => {
    const target = shared()
    if (!target) return
    element.value = target.toString()
    const show = (event: Y.YTextEvent) => {
      const next = target.toString()
      if (composing || element.value === next) return
      const { selectionStart, selectionEnd } = element
      element.value = next
      if (element.ownerDocument.activeElement !== element) return
      element.setSelectionRange(
        moved(selectionStart ?? 0, event.delta),
        moved(selectionEnd ?? 0, event.delta),
      )
    }
    target.observe(show)
    onCleanup(() => target.unobserve(show))
  })
}
