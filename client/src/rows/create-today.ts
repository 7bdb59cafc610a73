import { dayAt } from '@sedyanka/shared/i18n/calendar.ts'
import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'
import type { ClientRoom } from '../sync/client-room.ts'

const CHECK_EVERY = 60_000

/** Now by the server's clock, epoch milliseconds, to the minute: what a page that stays open says of it moves on. */
export const createNow = (room: ClientRoom): Accessor<number> => {
  const [now, setNow] = createSignal(room.serverNow())
  const timer = setInterval(() => setNow(room.serverNow()), CHECK_EVERY)
  onCleanup(() => clearInterval(timer))
  return now
}

/** The day where the board is, by the server's clock; a page that stays open overnight moves on with it. */
export const createToday = (room: ClientRoom): Accessor<string> => {
  const now = createNow(room)
  return createMemo(() => dayAt(now()))
}
