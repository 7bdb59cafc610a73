import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import { clockAt, dayAt } from '@sedyanka/shared/i18n/calendar.ts'
import type { ClientRoom } from '../../sync/client-room.ts'

/** Saves the documents of the rooms to a file on this device: for when neither server nor browser could keep them. */
export const downloadCopy = (rooms: readonly Pick<ClientRoom, 'name' | 'doc'>[]): void => {
  const copy = Object.fromEntries(rooms.map(({ name, doc }) => [name, doc.toJSON()]))
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(copy, null, 2)], { type: 'application/json' }),
  )
  const now = wallNow()
  const link = document.createElement('a')
  link.href = url
  link.download = `sedyanka-${dayAt(now)}-${clockAt(now).replace(':', '-')}.json`
  link.click()
  URL.revokeObjectURL(url)
}
