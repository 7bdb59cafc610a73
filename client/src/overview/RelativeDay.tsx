import { formatRelativeDay } from '@sedyanka/shared/i18n/format.ts'
import { useI18n } from '../i18n.tsx'
import { createToday } from '../rows/create-today.ts'
import type { ClientRoom } from '../sync/client-room.ts'

/** `утре`, `след 3 дни`: how far a day is, by the server's clock; on a page that stays open it moves on. */
export const RelativeDay = (props: { day: string; room: ClientRoom }) => {
  const { t } = useI18n()
  const today = createToday(props.room)
  return <>{formatRelativeDay(props.day, today(), t)}</>
}
