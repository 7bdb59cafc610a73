import { type AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { type Accessor, createEffect, createMemo, createSignal, on, untrack } from 'solid-js'

/** Which item this person looks at. Everybody follows the current one until they choose another. */
export interface Follow {
  /** The item to show; null when there is none. */
  shownId: Accessor<string | null>
  /** Looks at one item and stays there; null follows again. */
  show: (id: string | null) => void
  isFollowing: Accessor<boolean>
  /** Said by whoever writes in the shown item: the page must not turn away under their hands. */
  hold: (isWriting: boolean) => void
}

export const createFollow = (source: {
  currentId: Accessor<string | null>
  items: Accessor<AgendaItem[]>
}): Follow => {
  const [chosen, setChosen] = createSignal<string | null>(null)
  const [last, setLast] = createSignal<string | null>(null)
  let isHeld = false

  createEffect(
    on(source.currentId, (current, before) => {
      // Whoever writes stays where they write, and is told that the meeting went on.
      if (before !== undefined && before !== null && isHeld && untrack(chosen) === null)
        setChosen(before)
      // Coming to the chosen item is following again.
      else if (current !== null && untrack(chosen) === current) setChosen(null)
      if (current !== null) setLast(current)
    }),
  )

  const shownId = createMemo(
    () => chosen() ?? source.currentId() ?? last() ?? source.items()[0]?.id ?? null,
  )
  return {
    shownId,
    show: (id) => setChosen(id === source.currentId() ? null : id),
    isFollowing: () => source.currentId() === null || shownId() === source.currentId(),
    hold: (isWriting) => {
      isHeld = isWriting
    },
  }
}
