import type { AgendaItemId } from '@sedyanka/shared/ids.ts'
import { useSearchParams } from '@solidjs/router'
import { type Accessor, createComputed, createEffect, on, untrack } from 'solid-js'
import type { Follow } from './follow.ts'

/**
 * Keeps the chosen item in the address, and chooses what the address names: on arrival, and when a link on the page leads
 * to another item of the same meeting. Whoever follows the meeting has no item in the address.
 */
export const keepInAddress = (follow: Follow, currentId: Accessor<AgendaItemId | null>): void => {
  const [search, setSearch] = useSearchParams<{ item?: AgendaItemId; decision?: string }>()
  let written: AgendaItemId | null = null
  createComputed(
    on(
      () => search.item,
      (item) => item && item !== written && follow.show(item),
    ),
  )
  createEffect(() => {
    const chosen = follow.chosenId()
    const current = currentId()
    const named = untrack(() => search.item ?? null)
    // A link to the current item stays in the address until the meeting goes on.
    if (named === chosen || (chosen === null && named === current)) return
    written = chosen
    setSearch({ item: chosen, decision: null }, { replace: true })
  })
}
