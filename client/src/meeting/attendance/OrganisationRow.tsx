import {
  nameIn,
  type Organisation,
  shortNameIn,
} from '@sedyanka/shared/organisations/organisations.ts'
import { type Attendance, isPresent } from '@sedyanka/shared/meeting/attendance.ts'
import { usualMode } from '@sedyanka/shared/meeting/checking-in.ts'
import Check from 'lucide-solid/icons/check'
import { Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { lazyPart } from '../../ui/lazy-sheet.tsx'
import styles from './People.module.css'
import type { OrganisationPresence } from './presence.ts'

const AttendanceMenu = lazyPart(async () => (await import('./AttendanceMenu.tsx')).AttendanceMenu)

/** One organisation: in the hall, online or absent, who writes, and whether the facilitator has confirmed it. */
export const OrganisationRow = (props: {
  organisation: Organisation
  row: Attendance | null
  presence: OrganisationPresence | null
}) => {
  const { t, language, langOf } = useI18n()
  const name = () => shortNameIn(props.organisation, language())
  const { meeting, isFacilitator, isOpen } = useMeeting()
  const isPlacedInHall = (place: 'hall' | 'online' | null) =>
    place === null ? usualMode(meeting().format) === 'inPerson' : place === 'hall'
  const isHere = () => props.presence !== null || (props.row !== null && isPresent(props.row))
  const isInHall = () =>
    props.row && isPresent(props.row)
      ? props.row.mode === 'inPerson'
      : isPlacedInHall(props.presence?.place ?? null)
  /** An organisation that did not say where it is counts as where the meeting is; at a hybrid one nobody knows. */
  const whereWords = (place: 'hall' | 'online' | null) => {
    const { format } = meeting()
    if (place === null && format === 'hybrid') return t('common.notSet')
    return t(isPlacedInHall(place) ? 'room.inHall' : 'room.online')
  }
  const isConfirmed = () => props.row !== null && props.row.confirmedAt !== null
  const state = () => {
    const { row, presence } = props
    if (presence?.isLeading) return t('room.chairs')
    if (row && !isPresent(row) && presence === null)
      return t(row.mode === 'excused' ? 'room.excused' : 'room.absent')
    const people = Math.max(
      presence?.names.length ?? 0,
      row && isPresent(row) ? row.representatives : 0,
    )
    if (people > 1) return t('count.people', { count: people })
    if (row && isPresent(row)) return t(row.mode === 'inPerson' ? 'room.inHall' : 'room.online')
    return presence ? whereWords(presence.place) : ''
  }
  return (
    <li class={styles['row']} classList={{ [styles['away'] ?? '']: !isHere() }}>
      <span
        class={styles['dot']}
        classList={{
          [styles['hall'] ?? '']: isHere() && isInHall() === true,
          [styles['online'] ?? '']: isHere() && isInHall() !== true,
          [styles['open'] ?? '']: isHere() && !isConfirmed(),
        }}
        aria-hidden="true"
      />
      <span
        class={styles['name']}
        lang={langOf(name())}
        title={props.presence?.names.join(', ') || nameIn(props.organisation, language())}
      >
        {name()}
      </span>
      <Show
        when={props.presence?.isWriting}
        fallback={
          <span class={styles['state']}>
            {state()}
            <Show when={state() === ''}>
              <VisuallyHidden>{t('room.notMarked')}</VisuallyHidden>
            </Show>
            <Show when={isConfirmed() && isHere()}>
              <Check size={13} strokeWidth={3} role="img" aria-label={t('attendance.confirmed')} />
            </Show>
          </span>
        }
      >
        <span class={styles['writing']} style={{ '--writer': props.presence?.color }}>
          {t('room.writing')}
        </span>
      </Show>
      <Show when={isFacilitator() && isOpen()}>
        <AttendanceMenu
          organisation={props.organisation}
          row={props.row}
          presence={props.presence}
        />
      </Show>
    </li>
  )
}
