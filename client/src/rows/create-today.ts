import { dayAt } from '@sedyanka/shared/i18n/calendar.ts'
import { type Accessor, createSignal, onCleanup } from 'solid-js'
import type { ClientRoom } from '../sync/client-room.ts'

const CHECK_EVERY = 60_000

/** The day where the board is, by the server's clock; a page that stays open overnight moves on with it. */
export const createToday = (room: ClientRoom): Accessor<string> => {
  const [today, setToday] = createSignal(dayAt(room.serverNow()))
  const timer = setInterval(() => setToday(dayAt(room.serverNow())), CHECK_EVERY)
  onCleanup(() => clearInterval(timer))
  return today
}
