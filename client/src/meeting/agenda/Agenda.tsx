import { meetingMinutes } from '@sedyanka/shared/meeting/planned-length.ts'
import { plannedMinutes, projectedEnd, runningSeconds } from '@sedyanka/shared/meeting/timing.ts'
import { createEffect, createMemo, createSignal, For, on, onMount, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { lazyPart } from '../../ui/lazy-sheet.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { AddItem } from './AddItem.tsx'
import styles from './Agenda.module.css'
import { AgendaRow } from './AgendaRow.tsx'
import { createDrag } from './drag.ts'
import { createMover } from './mover.ts'
import { Stepper } from './Stepper.tsx'

const Proposals = lazyPart(async () => (await import('./Proposals.tsx')).Proposals)
const RemovedItems = lazyPart(async () => (await import('./RemovedItems.tsx')).RemovedItems)
const OwedNotice = lazyPart(async () => (await import('./OwedNotice.tsx')).OwedNotice)

/** The agenda: what was, what is on, what comes, and how the time stands. `onChoose` when an item was chosen here. */
export const Agenda = (props: { onChoose?: () => void }) => {
  const { t } = useI18n()
  const { items, proposals, meeting, isFacilitator, isOpen, seat, follow } = useMeeting()
  const mayOrder = () => isFacilitator() && isOpen()
  const [said, setSaid] = createSignal('')
  let list!: HTMLOListElement
  const mover = createMover({ list: () => list, say: setSaid })
  const drag = createDrag({ list: () => list, onDrop: (id, place) => mover.moveTo(id, place) })

  const showRow = (id: string | null) =>
    requestAnimationFrame(() =>
      list?.querySelector(`[data-id="${id}"]`)?.scrollIntoView({ block: 'nearest' }),
    )

  createEffect(
    on(
      () => meeting().currentItemId,
      (id) => showRow(id),
      { defer: true },
    ),
  )
  // Whoever comes by a link finds the item in the agenda, too.
  onMount(() => showRow(follow.chosenId()))

  return (
    <div class={styles['agenda']}>
      <div class={styles['head']}>
        <h2 class="caption">{t('nav.agenda')}</h2>
        <Totals />
      </div>
      <Show when={isFacilitator() && meeting().status === 'scheduled'}>
        <OwedNotice />
      </Show>
      <Show when={items().length > 0} fallback={<p class={styles['empty']}>{t('agenda.empty')}</p>}>
        <ol ref={list} role="list" class={styles['list']}>
          <For each={items()}>
            {(item) => (
              <AgendaRow
                item={item}
                mayOrder={mayOrder()}
                mover={mover}
                drag={drag}
                onChoose={() => props.onChoose?.()}
              />
            )}
          </For>
        </ol>
      </Show>
      <VisuallyHidden>
        <span role="status">{said()}</span>
      </VisuallyHidden>
      <Show when={proposals().length > 0}>
        <Proposals />
      </Show>
      <Show when={isOpen() && (seat.role === 'facilitator' || seat.role === 'member')}>
        <AddItem />
      </Show>
      <Show when={isFacilitator() && isOpen()}>
        <RemovedItems />
        <div class={styles['foot']} data-print="hide">
          <Show when={proposals().length > 0}>
            <button
              type="button"
              class={styles['waiting']}
              onClick={() =>
                document.getElementById('proposals')?.scrollIntoView({ block: 'nearest' })
              }
            >
              {t('agenda.proposalsWaiting', { count: proposals().length })}
            </button>
          </Show>
          <Stepper />
        </div>
      </Show>
    </div>
  )
}

/** Time used of the meeting's length while it runs, the sum of the time-boxes before; and when it will end. */
const Totals = () => {
  const { t, formatClock } = useI18n()
  const { meeting, items, now, organisations } = useMeeting()
  const length = () => meetingMinutes(meeting())
  const planned = createMemo(() => plannedMinutes(items()))
  const isRunning = () => meeting().status === 'inProgress'
  const used = () =>
    meeting().startedAt !== null ? Math.floor(runningSeconds(meeting(), now()) / 60) : planned()
  const over = () => planned() - length()
  const end = () => projectedEnd(items(), meeting(), now())
  return (
    <div class={styles['totals']}>
      <span classList={{ [styles['over'] ?? '']: used() > length() }}>
        {t('room.timeUsedOf', { used: used(), total: length() })}
      </span>
      <Show when={isRunning() && organisations.nameOf(meeting().facilitatorOrgId)}>
        {(organisation) => (
          <span class={styles['lead']}>{t('lead.leads', { organisation: organisation() })}</span>
        )}
      </Show>
      <Show when={isRunning()}>
        <span>{t('room.projectedEnd', { time: formatClock(end()) })}</span>
      </Show>
      <Show when={!isRunning() && meeting().status === 'scheduled' && over() > 0}>
        <span class={styles['over']}>
          {t('agenda.overbooked', { time: t('count.minutesShort', { count: over() }) })}
        </span>
      </Show>
    </div>
  )
}
