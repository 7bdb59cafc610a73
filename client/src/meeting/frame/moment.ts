import type { AgendaItemId } from '@sedyanka/shared/ids.ts'
import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import type { Meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { remainingSeconds } from '@sedyanka/shared/meeting/timing.ts'

/** Seconds before the end of a time-box at which it is said that it nears. */
const soon = 60

/** How the current item's time stands. */
export interface Moment {
  itemId: AgendaItemId | null
  at: 'plenty' | 'soon' | 'over'
}

export const noMoment: Moment = { itemId: null, at: 'plenty' }

/** `now` is epoch milliseconds on the server's clock. */
export const momentOf = (
  items: readonly AgendaItem[],
  meeting: Pick<Meeting, 'currentItemId' | 'currentSince'>,
  now: number,
): Moment => {
  const item = items.find(({ id }) => id === meeting.currentItemId)
  const left = item ? remainingSeconds(item, meeting, now) : null
  const at = left === null || left > soon ? 'plenty' : left > 0 ? 'soon' : 'over'
  return { itemId: item?.id ?? null, at }
}
