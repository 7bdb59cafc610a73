import { type Accessor, createSignal } from 'solid-js'

/** Moving a row with the pointer, by its handle. The keyboard and the menu do the same without it. */
export interface Drag {
  /** The row in the hand. */
  draggedId: Accessor<string | null>
  /** The row that the dragged one would stand before; `end`: behind the last one. */
  beforeId: Accessor<string | null>
  /** For the handle's `onPointerDown`. */
  start: (event: PointerEvent, id: string) => void
}

const rowsOf = (list: HTMLElement): HTMLElement[] =>
  [...list.children].filter(
    (child): child is HTMLElement =>
      child instanceof HTMLElement && child.dataset['id'] !== undefined,
  )

export const createDrag = (place: {
  list: () => HTMLElement | undefined
  /** `place` counts without the dragged row. */
  onDrop: (id: string, place: number) => void
}): Drag => {
  const [draggedId, setDragged] = createSignal<string | null>(null)
  const [beforeId, setBefore] = createSignal<string | null>(null)

  const aim = (id: string, y: number): number => {
    const others = rowsOf(place.list() ?? document.body).filter((row) => row.dataset['id'] !== id)
    const index = others.findIndex((row) => {
      const { top, height } = row.getBoundingClientRect()
      return y < top + height / 2
    })
    setBefore(index < 0 ? 'end' : (others[index]?.dataset['id'] ?? 'end'))
    return index < 0 ? others.length : index
  }
  const start = (event: PointerEvent, id: string) => {
    const handle = event.currentTarget
    if (event.button !== 0 || !(handle instanceof HTMLElement)) return
    event.preventDefault()
    handle.setPointerCapture(event.pointerId)
    const from = event.clientY
    let target: number | null = null
    const move = (moved: PointerEvent) => {
      // A trembling finger is not a drag.
      if (draggedId() === null && Math.abs(moved.clientY - from) < 5) return
      setDragged(id)
      target = aim(id, moved.clientY)
    }
    const finish = (isDrop: boolean) => {
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('pointerup', drop)
      handle.removeEventListener('pointercancel', cancel)
      document.removeEventListener('keydown', escape)
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
