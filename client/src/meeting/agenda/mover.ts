import type { AgendaItemId } from '@sedyanka/shared/ids.ts'
import { moveItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { createEffect, on, onCleanup } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { useMeeting } from '../meeting-context.tsx'

/** Moves items and says so; the keyboard stays on the item that it moves. */
export interface Mover {
  moveBy: (id: AgendaItemId, by: number) => void
  /** `place` counts from 0 among the listed items. */
  moveTo: (id: AgendaItemId, place: number) => void
}

export const createMover = (place: {
  list: () => HTMLElement | undefined
  say: (words: string) => void
}): Mover => {
  const { t } = useI18n()
  const { act, items } = useMeeting()
  let focused: HTMLElement | null = null

  // A row that is moved in the page loses the focus, whoever moved it: it gets it back.
  createEffect(
    on(
      () =>
        items()
          .map((item) => item.id)
          .join(' '),
      () => {
        if (focused?.isConnected && document.activeElement === document.body)
          focused.focus({ preventScroll: true })
      },
      { defer: true },
    ),
  )
  const rememberFocus = () => {
    const active = document.activeElement
    focused = active instanceof HTMLElement && place.list()?.contains(active) ? active : null
  }
  document.addEventListener('focusin', rememberFocus)
  onCleanup(() => document.removeEventListener('focusin', rememberFocus))

  const moveTo = (id: AgendaItemId, wanted: number) => {
    const before = items().findIndex((item) => item.id === id)
    const title = items()[before]?.title ?? ''
    rememberFocus()
    const moved = act(moveItem, { id, place: wanted })
    if (!moved.ok || moved.place === before) return
    const now = moved.place
    const key = now < before ? 'a11y.movedUp' : 'a11y.movedDown'
    place.say(t(key, { title, position: now + 1, total: items().length }))
  }
  return {
    moveTo,
    moveBy: (id, by) => moveTo(id, items().findIndex((item) => item.id === id) + by),
  }
}
