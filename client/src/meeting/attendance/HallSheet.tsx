import type { Organisation } from '@sedyanka/shared/organisations/organisations.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import {
  type Attendance,
  type AttendanceMode,
  isPresent,
} from '@sedyanka/shared/meeting/attendance.ts'
import { countPresent, recordAttendance } from '@sedyanka/shared/meeting/checking-in.ts'
import { createMemo, For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { byDisplayedName } from '../../organisations/by-displayed-name.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './HallSheet.module.css'

/** In the order of the digits that mark them. */
const modes = ['inPerson', 'online', 'excused', 'absent'] as const
const words = {
  inPerson: 'hall.inPerson',
  online: 'hall.online',
  excused: 'hall.excused',
  absent: 'hall.absent',
} as const

/**
 * The paper list of the hall, gone through once: the same organisations in the same order and with the same numbers as on
 * the printed sheet, one tap or one digit each; rows stay where they are.
 */
export const HallSheet = (props: { onClose: () => void }) => {
  const { t, language } = useI18n()
  const { act, attendance, organisations } = useMeeting()
  const sorted = createMemo(() => {
    const all = organisations.all().toSorted(byDisplayedName(language()))
    return (['institution', 'ngo'] as const).flatMap((kind) =>
      all.filter((organisation) => organisation.kind === kind),
    )
  })
  const rows = createMemo(() => new Map(attendance().map((row) => [row.orgId, row])))
  const unmarked = createMemo(
    () => sorted().filter(({ id }) => (rows().get(id)?.confirmedAt ?? null) === null).length,
  )
  const mark = (orgId: OrganisationId, mode: AttendanceMode) => {
    const isHere = mode === 'inPerson' || mode === 'online'
    act(recordAttendance, {
      orgId,
      mode,
      representatives: isHere ? Math.max(1, rows().get(orgId)?.representatives ?? 0) : 0,
      confirms: true,
    })
  }
  const goTo = (row: Element | null | undefined) => {
    const field = row?.querySelector<HTMLElement>('input:checked') ?? row?.querySelector('input')
    field?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const row = event.target instanceof Element ? event.target.closest('li') : null
    if (!row) return
    const mode = /^[1-4]$/.test(event.key) ? modes[Number(event.key) - 1] : undefined
    if (mode) mark(row.dataset['organisation'] as OrganisationId, mode)
    if (mode || event.key === 'ArrowDown') goTo(row.nextElementSibling)
    else if (event.key === 'ArrowUp') goTo(row.previousElementSibling)
    else return
    event.preventDefault()
  }
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t('hall.title')}
      description={t('hall.explain')}
    >
      <p class={styles['sum']} role="status">
        {t('meeting.presentOf', {
          present: countPresent(attendance()),
          total: sorted().length,
        })}
        <Show when={unmarked() > 0}> · {t('hall.unmarked', { count: unmarked() })}</Show>
      </p>
      <ol role="list" class={styles['list']} onKeyDown={onKeyDown}>
        <For each={sorted()}>
          {(organisation, index) => (
            <Row
              organisation={organisation}
              number={index() + 1}
              row={rows().get(organisation.id) ?? null}
              onMark={(mode) => mark(organisation.id, mode)}
            />
          )}
        </For>
      </ol>
    </Dialog>
  )
}

const Row = (props: {
  organisation: Organisation
  number: number
  row: Attendance | null
  onMark: (mode: AttendanceMode) => void
}) => {
  const { t } = useI18n()
  const confirmed = () => (props.row?.confirmedAt == null ? null : props.row.mode)
  /** What the organisation says of itself and nobody has confirmed. */
  const own = () =>
    props.row && confirmed() === null && isPresent(props.row) ? props.row.mode : null
  return (
    <li class={styles['row']} data-organisation={props.organisation.id}>
      <span class={styles['number']}>{props.number}</span>
      <span class={styles['name']}>
        {props.organisation.shortName}
        <Show when={own()}>
          {(mode) => (
            <span class="small muted">
              {' '}
              {t('hall.says', { mode: t(words[mode()]).toLowerCase() })}
            </span>
          )}
        </Show>
      </span>
      <Segmented<AttendanceMode>
        class={styles['modes'] ?? ''}
        label={props.organisation.shortName}
        value={confirmed() ?? ('' as AttendanceMode)}
        options={modes.map((mode) => ({ value: mode, label: t(words[mode]) }))}
        onChange={props.onMark}
      />
    </li>
  )
}
