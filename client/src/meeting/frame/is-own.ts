import { createEffect, onCleanup } from 'solid-js'
import type { MeetingState } from '../meeting-context.tsx'

/** Whether the edit that is being shown was made on this page; one's own edits are no news. */
export const createIsOwn = ({ board, room }: MeetingState): (() => boolean) => {
  let isOwn = false
  const note = (transaction: { local: boolean }) => {
    isOwn = transaction.local
  }
  createEffect(() => {
    for (const { doc } of [board, room]) {
      doc.on('beforeObserverCalls', note)
      onCleanup(() => doc.off('beforeObserverCalls', note))
    }
  })
  return () => isOwn
}
