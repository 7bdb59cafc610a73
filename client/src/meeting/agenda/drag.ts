import type { AgendaItemId } from '@sedyanka/shared/ids.ts'
import { type Accessor, createSignal } from 'solid-js'

/** Moving a row with the pointer, by its handle. The keyboard and the menu do the same without it. */
export interface Drag {
  /** The row in the hand. */
  draggedId: Accessor<AgendaItemId | null>
  /** The row that the dragged one would stand before; `end`: behind the last one. */
  beforeId: Accessor<string | null>
  /** For the handle's `onPointerDown`. */
  start: (event: PointerEvent, id: AgendaItemId) => void
}

/** Near an edge the list scrolls by itself: pixels of the edge, and the most per frame. */
const edge = 48
const fastest = 14

/** What scrolls around an element: a column on a desk, the page on a phone. */
const scrollerOf = (element: HTMLElement | undefined): Element => {
  for (let found = element?.parentElement; found; found = found.parentElement)
    if (
      /auto|scroll/.test(getComputedStyle(found).overflowY) &&
      found.scrollHeight > found.clientHeight
    )
      return found
  return document.scrollingElement ?? document.documentElement
}

/** How far to scroll in one frame for a pointer at `y`; 0 away from the edges. Lower edge: above what sticks there. */
const stepAt = (y: number, { top, bottom }: { top: number; bottom: number }): number => {
  if (y < top + edge) return -Math.min(fastest, (top + edge - y) / 4)
  return y > bottom - edge ? Math.min(fastest, (y - bottom + edge) / 4) : 0
}

const rowsOf = (list: HTMLElement): HTMLElement[] =>
  [...list.children].filter(
    (child): child is HTMLElement =>
      child instanceof HTMLElement && child.dataset['id'] !== undefined,
  )

export const createDrag = (place: {
  list: () => HTMLElement | undefined
  /** `place` counts without the dragged row. */
  onDrop: (id: AgendaItemId, place: number) => void
}): Drag => {
  const [draggedId, setDragged] = createSignal<AgendaItemId | null>(null)
  const [beforeId, setBefore] = createSignal<string | null>(null)

  const aim = (id: AgendaItemId, y: number): number => {
    const others = rowsOf(place.list() ?? document.body).filter((row) => row.dataset['id'] !== id)
    const index = others.findIndex((row) => {
      const { top, height } = row.getBoundingClientRect()
      return y < top + height / 2
    })
    setBefore(index < 0 ? 'end' : (others[index]?.dataset['id'] ?? 'end'))
    return index < 0 ? others.length : index
  }
  const start = (event: PointerEvent, id: AgendaItemId) => {
    const handle = event.currentTarget
    if (event.button !== 0 || !(handle instanceof HTMLElement)) return
    event.preventDefault()
    handle.setPointerCapture(event.pointerId)
    const from = event.clientY
    let at = from
    let frame = 0
    let target: number | null = null
    const move = (moved: PointerEvent) => {
      // A trembling finger is not a drag.
      if (draggedId() === null && Math.abs(moved.clientY - from) < 5) return
      setDragged(id)
      at = moved.clientY
      target = aim(id, at)
      frame ||= requestAnimationFrame(scroll)
    }
    const scroll = () => {
      frame = 0
      const scroller = scrollerOf(place.list())
      const box = scroller.getBoundingClientRect()
      const top = Math.max(box.top, 0)
      const by = stepAt(at, { top, bottom: Math.min(box.bottom, window.innerHeight) - 64 })
      const before = scroller.scrollTop
      scroller.scrollTop += by
      if (by === 0 || scroller.scrollTop === before) return
      target = aim(id, at)
      frame = requestAnimationFrame(scroll)
    }
    const finish = (isDrop: boolean) => {
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('pointerup', drop)
      handle.removeEventListener('pointercancel', cancel)
      document.removeEventListener('keydown', escape)
      cancelAnimationFrame(frame)
      setDragged(null)
      setBefore(null)
      if (isDrop && target !== null) place.onDrop(id, target)
    }
    const drop = () => finish(true)
    const cancel = () => finish(false)
    const escape = (pressed: KeyboardEvent) => pressed.key === 'Escape' && finish(false)
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', drop)
    handle.addEventListener('pointercancel', cancel)
    document.addEventListener('keydown', escape)
  }
  return { draggedId, beforeId, start }
}
