import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { isPresent } from '@sedyanka/shared/meeting/attendance.ts'
import {
  absentWithoutAsking,
  confirmAttendance,
  countPresent,
  markRestAbsent,
  proposeAttendance,
  usualMode,
} from '@sedyanka/shared/meeting/checking-in.ts'
import CheckCheck from 'lucide-solid/icons/check-check'
import ListChecks from 'lucide-solid/icons/list-checks'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { lazyDialog, lazyPart } from '../../ui/lazy-sheet.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { createHereIds } from './here-ids.ts'
import { createPresence, type OrganisationPresence } from './presence.ts'
import { OrganisationRow } from './OrganisationRow.tsx'
import { OwnAttendance } from './OwnAttendance.tsx'
import styles from './People.module.css'

const TakeNames = lazyPart(async () => (await import('./TakeNames.tsx')).TakeNames)
const HallSheet = lazyDialog(async () => (await import('./HallSheet.tsx')).HallSheet)

const order = { here: 0, present: 1, excused: 2, absent: 3, unknown: 4 } as const

/** Who is here, by organisation, and what the record says of it. */
export const People = () => {
  const { t } = useI18n()
  const { act, meeting, attendance, people, organisations, isFacilitator, isOpen } = useMeeting()
  const presence = createPresence()
  const proposals = createMemo(() =>
    proposeAttendance(people(), attendance(), usualMode(meeting().format)),
  )
  const confirmed = createMemo(() => countPresent(attendance()))
  const here = createHereIds()
  /** Before the meeting nobody is missing: the quorum is spoken of once the first organisation is confirmed. */
  const quorum = () =>
    meeting().status === 'scheduled' && confirmed() === 0 ? null : meeting().quorum
  const unmarked = createMemo(() => {
    const proposed = new Set(proposals().map((proposal) => proposal.orgId))
    const done = new Set(
      attendance()
        .filter((row) => row.confirmedAt !== null)
        .map((row) => row.orgId),
    )
    const rest = organisations
      .all()
      .map(({ id }) => id)
      .filter((id) => !proposed.has(id) && !done.has(id))
    return absentWithoutAsking(rest, meeting())
  })
  const mayConfirm = () => isFacilitator() && isOpen()
  const [isMarking, setMarking] = createSignal(false)
  return (
    <div class={styles['people']}>
      <OwnAttendance />
      <Show when={mayConfirm() && proposals().length > 0}>
        <Button
          wide
          icon={<CheckCheck size={18} aria-hidden="true" />}
          onClick={() => act(confirmAttendance, { proposals: proposals() })}
        >
          {t('attendance.confirmAllCount', { count: proposals().length })}
        </Button>
      </Show>
      <Show when={mayConfirm()}>
        <TakeNames />
        <Button
          wide
          tone="ghost"
          size="small"
          icon={<ListChecks size={16} aria-hidden="true" />}
          onClick={() => setMarking(true)}
        >
          {t('hall.open')}
        </Button>
        <Show when={isMarking()}>
          <HallSheet onClose={() => setMarking(false)} />
        </Show>
      </Show>
      <p class={styles['sum']}>
        {t('meeting.presentOf', { present: confirmed(), total: organisations.all().length })}
        <Show when={here().size > confirmed()}>
          <span>{t('meeting.unconfirmed', { count: here().size - confirmed() })}</span>
        </Show>
        <Show when={quorum()}>
          {(required) => (
            <span
              classList={{
                [styles['quorum'] ?? '']: confirmed() >= required(),
                [styles['noQuorum'] ?? '']: confirmed() < required(),
              }}
            >
              {confirmed() >= required()
                ? t('meeting.quorumReached')
                : t('meeting.quorumMissing', { required: required() })}
            </span>
          )}
        </Show>
      </p>
      <Group kind="institution" presence={presence()} />
      <Group kind="ngo" presence={presence()} />
      <Show when={mayConfirm() && meeting().status === 'inProgress' && unmarked().length > 0}>
        <Button
          tone="ghost"
          size="small"
          wide
          onClick={() => act(markRestAbsent, { orgIds: unmarked() })}
        >
          {t('attendance.restAbsent')}
        </Button>
      </Show>
    </div>
  )
}

const Group = (props: {
  kind: 'institution' | 'ngo'
  presence: Map<string, OrganisationPresence>
}) => {
  const { t } = useI18n()
  const { organisations, attendance, isFacilitator, isOpen } = useMeeting()
  const all = createMemo(() =>
    organisations.all().filter((organisation) => organisation.kind === props.kind),
  )
  const rows = createMemo(() => new Map(attendance().map((row) => [row.orgId, row])))
  const rank = (id: OrganisationId): number => {
    if (props.presence.has(id)) return order.here
    const row = rows().get(id)
    if (!row) return order.unknown
    return isPresent(row) ? order.present : row.mode === 'excused' ? order.excused : order.absent
  }
  /** Whoever marks finds each row where it was, in the order of the paper list: marks move nothing for them. */
  const place = (id: OrganisationId): number =>
    isFacilitator() && isOpen() ? (props.presence.has(id) ? 0 : 1) : rank(id)
  const sorted = createMemo(() => [...all()].sort((a, b) => place(a.id) - place(b.id)), undefined, {
    equals: (a, b) => a.length === b.length && a.every((one, index) => one === b[index]),
  })
  const present = createMemo(() => all().filter(({ id }) => rank(id) <= order.present).length)
  const title = () =>
    t(props.kind === 'institution' ? 'room.institutionsOf' : 'room.ngosOf', {
      present: present(),
      total: all().length,
    })
  return (
    <Show when={all().length > 0}>
      <section aria-label={title()}>
        <h2 class={`caption ${styles['kind']}`}>{title()}</h2>
        <ul role="list">
          <For each={sorted()}>
            {(organisation) => (
              <OrganisationRow
                organisation={organisation}
                row={rows().get(organisation.id) ?? null}
                presence={props.presence.get(organisation.id) ?? null}
              />
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
