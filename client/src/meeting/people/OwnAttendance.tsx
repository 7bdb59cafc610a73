import { recordAttendance } from '@sedyanka/shared/meeting/checking-in.ts'
import { createEffect, Show } from 'solid-js'
import { recall, remember } from '../../device.ts'
import { useI18n } from '../../i18n.tsx'
import { announcePlace } from '../../sync/people.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './People.module.css'

const STORED = 'sedyanka.place'

/** „In the hall or online?“: one's own organisation says it; the facilitator confirms it. */
export const OwnAttendance = () => {
  const { t } = useI18n()
  const { room, seat, attendance, people, organisations, isOpen } = useMeeting()
  const orgId = seat.organisationId
  const row = () => attendance().find((found) => found.orgId === orgId)
  const stored = recall(STORED)
  const place = () =>
    people().find((person) => person.self)?.place ??
    (stored === 'hall' || stored === 'online' ? stored : null)
  // Told again after every reload, so that the others see it without asking twice.
  createEffect(() => {
    if (stored === 'hall' || stored === 'online') announcePlace(room, stored)
  })
  const choose = (chosen: 'hall' | 'online') => {
    if (orgId === null) return
    remember(STORED, chosen)
    announcePlace(room, chosen)
    recordAttendance(room.doc, {
      orgId,
      mode: chosen === 'hall' ? 'inPerson' : 'online',
      confirmedAt: null,
    })
  }
  const value = () => {
    const own = row()
    if (own?.mode === 'inPerson') return 'hall'
    if (own?.mode === 'online') return 'online'
    return place() ?? ('' as 'hall')
  }
  return (
    <Show
      when={orgId !== null && isOpen() && (seat.role === 'member' || seat.role === 'facilitator')}
    >
      <div class={styles['own']}>
        <span class={styles['ownName']}>{organisations.nameOf(orgId)}</span>
        <Segmented
          label={`${t('join.mode')} ${organisations.nameOf(orgId)}`}
          value={value()}
          options={[
            { value: 'hall', label: t('join.modeInHall') },
            { value: 'online', label: t('join.modeOnline') },
          ]}
          onChange={choose}
        />
      </div>
    </Show>
  )
}
