import { recordAttendance } from '@sedyanka/shared/meeting/checking-in.ts'
import { createEffect, Show } from 'solid-js'
import { recall, remember } from '../../device.ts'
import { useI18n } from '../../i18n.tsx'
import { announcePlace } from '../../sync/people-here.ts'
import { lazyPart } from '../../ui/lazy-sheet.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './People.module.css'

const OwnNames = lazyPart(async () => (await import('./OwnNames.tsx')).OwnNames)

const STORED = 'sedyanka.place'

const knownPlace = (stored: string | null): 'hall' | 'online' | null =>
  stored === 'hall' || stored === 'online' ? stored : null

/** “In the hall or online?”: one's own organisation says it; the facilitator confirms it. */
export const OwnAttendance = () => {
  const { t } = useI18n()
  const { room, act, seat, attendance, people, organisations, isOpen } = useMeeting()
  const ownId = () => seat.organisationId
  const row = () => attendance().find((found) => found.orgId === ownId())
  const stored = () => recall(STORED)
  const place = () => people().find((person) => person.self)?.place ?? knownPlace(stored())
  // Told again after every reload, so that the others see it without asking twice.
  createEffect(() => {
    const place = knownPlace(stored())
    if (place) announcePlace(room, place)
  })
  const choose = (chosen: 'hall' | 'online') => {
    const orgId = ownId()
    if (orgId === null) return
    remember(STORED, chosen)
    announcePlace(room, chosen)
    const mode = chosen === 'hall' ? 'inPerson' : 'online'
    act(recordAttendance, { orgId, mode, confirms: false })
  }
  const value = () => {
    const own = row()
    if (own?.mode === 'inPerson') return 'hall'
    if (own?.mode === 'online') return 'online'
    return place() ?? ('' as 'hall')
  }
  return (
    <Show
      when={ownId() !== null && isOpen() && (seat.role === 'member' || seat.role === 'facilitator')}
    >
      <div class={styles['own']}>
        <span class={styles['ownName']}>{organisations.nameOf(ownId())}</span>
        <Segmented
          label={`${t('join.mode')} ${organisations.nameOf(ownId())}`}
          value={value()}
          options={[
            { value: 'hall', label: t('join.modeInHall') },
            { value: 'online', label: t('join.modeOnline') },
          ]}
          onChange={choose}
        />
        <Show when={row()}>{(own) => <OwnNames row={own()} />}</Show>
      </div>
    </Show>
  )
}
