import { type Organisation, shortNameIn } from '@sedyanka/shared/organisations/organisations.ts'
import type { Attendance, AttendanceMode } from '@sedyanka/shared/meeting/attendance.ts'
import { recordAttendance } from '@sedyanka/shared/meeting/checking-in.ts'
import { raiseHand } from '@sedyanka/shared/meeting/speaking.ts'
import Ellipsis from 'lucide-solid/icons/ellipsis-vertical'
import { createSignal, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { lazyDialog } from '../../ui/lazy-sheet.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './People.module.css'
import type { OrganisationPresence } from './presence.ts'

const modes: readonly AttendanceMode[] = ['inPerson', 'online', 'excused', 'absent']

const NamesDialog = lazyDialog(async () => (await import('./NamesDialog.tsx')).NamesDialog)

/** The facilitator's word on one organisation's attendance, for those without a device too. */
export const AttendanceMenu = (props: {
  organisation: Organisation
  row: Attendance | null
  presence: OrganisationPresence | null
}) => {
  const { t, language } = useI18n()
  const { act } = useMeeting()
  const [isNaming, setNaming] = createSignal(false)
  const record = (mode: AttendanceMode) => {
    const isHere = mode === 'inPerson' || mode === 'online'
    const representatives = isHere
      ? Math.max(1, props.row?.representatives ?? 0, props.presence?.names.length ?? 0)
      : 0
    act(recordAttendance, { orgId: props.organisation.id, mode, representatives, confirms: true })
  }
  const raise = () => act(raiseHand, { orgId: props.organisation.id })
  const entries = (): MenuEntry[] => [
    ...modes.map((mode) => ({ label: t(`attendance.${mode}`), onSelect: () => record(mode) })),
    'separator',
    { label: t('attendance.namesAndCount'), onSelect: () => setNaming(true) },
    { label: t('speakers.addOther'), onSelect: raise },
  ]
  return (
    <>
      <Menu
        label={t('attendance.mark', { organisation: shortNameIn(props.organisation, language()) })}
        trigger={<Ellipsis size={16} aria-hidden="true" />}
        triggerClass={styles['menu'] ?? ''}
        entries={entries()}
      />
      <Show when={isNaming()}>
        <NamesDialog
          organisation={props.organisation}
          row={props.row}
          onClose={() => setNaming(false)}
        />
      </Show>
    </>
  )
}
