import type { AgendaItemId } from '@sedyanka/shared/ids.ts'
import { type AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { type Accessor, createEffect, createMemo, createSignal } from 'solid-js'

/** Which item this person looks at. Everybody follows the current one until they choose another. */
export interface Follow {
  /** The item to show; null when there is none. */
  shownId: Accessor<AgendaItemId | null>
  /** Looks at one item and stays there; null follows again. */
  show: (id: AgendaItemId | null) => void
  isFollowing: Accessor<boolean>
  /** The item that was chosen, null while one follows. */
  chosenId: Accessor<AgendaItemId | null>
  /** Said by whoever writes in the shown item: the page must not turn away under their hands. */
  hold: (isWriting: boolean) => void
}

export const createFollow = (source: {
  currentId: Accessor<AgendaItemId | null>
  items: Accessor<AgendaItem[]>
}): Follow => {
  const [chosen, setChosen] = createSignal<AgendaItemId | null>(null)
  let isHeld = false

  const shownId = createMemo<AgendaItemId | null>((before) => {
    const current = source.currentId()
    const wanted = chosen()
    if (wanted !== null) return wanted
    if (current === null) return before ?? source.items()[0]?.id ?? null
    if (!isHeld || before === null || before === current) return current
    // Whoever writes stays where they write; the page tells them that the meeting went on.
    queueMicrotask(() => setChosen(before))
    return before
  }, null)

  // Where the meeting comes to the chosen item, choosing it has become following.
  createEffect(() => {
    if (source.currentId() !== null && source.currentId() === chosen()) setChosen(null)
  })
  return {
    shownId,
    chosenId: chosen,
    show: (id) => setChosen(id === source.currentId() ? null : id),
    isFollowing: () => source.currentId() === null || shownId() === source.currentId(),
    hold: (isWriting) => {
      isHeld = isWriting
    },
  }
}
