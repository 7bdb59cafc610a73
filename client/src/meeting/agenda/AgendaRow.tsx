import { formatTimer } from '@sedyanka/shared/i18n/format.ts'
import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { elapsedSeconds, itemState, remainingSeconds } from '@sedyanka/shared/meeting/timing.ts'
import Check from 'lucide-solid/icons/check'
import GripVertical from 'lucide-solid/icons/grip-vertical'
import { Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './AgendaRow.module.css'
import type { Drag } from './drag.ts'
import { ItemMenu } from './ItemMenu.tsx'
import type { Mover } from './mover.ts'

/** One line of the agenda. Pressing it shows the item; the current one carries its clock. */
export const AgendaRow = (props: {
  item: AgendaItem
  mayOrder: boolean
  mover: Mover
  drag: Drag
  onChoose: () => void
}) => {
  const { t, langOf } = useI18n()
  const { meeting, numberOf, organisations, originOf, follow } = useMeeting()
  const state = () => itemState(props.item, meeting())
  const number = () => numberOf(props.item.id)
  const presenters = () =>
    [props.item.presenterOrgId, ...props.item.coOrgIds]
      .map(organisations.nameOf)
      .filter(Boolean)
      .join(', ')
  const meta = () =>
    state() === 'postponed'
      ? t('status.agenda.postponed')
      : [presenters(), originOf(props.item.carriedFrom)].filter(Boolean).join(' · ')
  const moveWithKeys = (event: KeyboardEvent) => {
    const by = event.code === 'ArrowUp' ? -1 : event.code === 'ArrowDown' ? 1 : 0
    if (by === 0 || !event.altKey || !props.mayOrder) return
    event.preventDefault()
    event.stopPropagation()
    props.mover.moveBy(props.item.id, by)
  }
  return (
    <li
      data-id={props.item.id}
      class={styles['row']}
      classList={{
        [styles['now'] ?? '']: state() === 'current',
        [styles['done'] ?? '']: state() === 'closed',
        [styles['parked'] ?? '']: state() === 'postponed',
        [styles['shown'] ?? '']: follow.shownId() === props.item.id,
        [styles['dragged'] ?? '']: props.drag.draggedId() === props.item.id,
        [styles['before'] ?? '']: props.drag.beforeId() === props.item.id,
        [styles['behind'] ?? '']: props.drag.beforeId() === 'end',
      }}
      onKeyDown={moveWithKeys}
    >
      <button
        type="button"
        class={styles['choose']}
        aria-current={state() === 'current' ? 'step' : undefined}
        aria-pressed={follow.shownId() === props.item.id}
        onClick={() => {
          follow.show(props.item.id)
          props.onChoose()
        }}
      >
        <span class={styles['number']}>
          <Show when={state() === 'closed'} fallback={number()}>
            <Check size={17} strokeWidth={3} aria-hidden="true" />
            <VisuallyHidden>{`${number()}. ${t('status.agenda.closed')}`}</VisuallyHidden>
          </Show>
        </span>
        <span class={styles['title']} lang={langOf(props.item.title)}>
          {props.item.title || t('agenda.titlePlaceholder')}
        </span>
        <span class={styles['time']}>
          <Time item={props.item} isCurrent={state() === 'current'} />
        </span>
        <Show when={meta()}>
          <span class={styles['meta']}>{meta()}</span>
        </Show>
        <Show when={state() === 'current' && props.item.minutes > 0}>
          <span class={styles['bar']}>
            <ItemBar item={props.item} />
          </span>
        </Show>
      </button>
      <span class={styles['tools']} data-print="hide">
        <Show when={props.mayOrder}>
          <button
            type="button"
            class={styles['handle']}
            aria-label={t('agenda.dragHandle', { number: number(), title: props.item.title })}
            title={t('agenda.reorder')}
            onPointerDown={(event) => props.drag.start(event, props.item.id)}
            onKeyDown={(event) => {
              const by = event.code === 'ArrowUp' ? -1 : event.code === 'ArrowDown' ? 1 : 0
              if (by === 0 || event.altKey) return
              event.preventDefault()
              props.mover.moveBy(props.item.id, by)
            }}
          >
            <GripVertical size={16} aria-hidden="true" />
          </button>
        </Show>
        <ItemMenu item={props.item} mover={props.mover} class={styles['menu'] ?? ''} />
      </span>
    </li>
  )
}

/** What is left of the current item's time, the time-box of the others. */
const Time = (props: { item: AgendaItem; isCurrent: boolean }) => {
  const { t } = useI18n()
  const { meeting, now } = useMeeting()
  const left = () => (props.isCurrent ? remainingSeconds(props.item, meeting(), now()) : null)
  return (
    <Show
      when={left() !== null}
      fallback={
        <Show when={props.item.minutes > 0}>
          {t('agenda.minutesShort', { count: props.item.minutes })}
        </Show>
      }
    >
      <span classList={{ [styles['late'] ?? '']: (left() ?? 0) < 0 }} role="timer">
        {formatTimer(left() ?? 0)}
      </span>
    </Show>
  )
}

const ItemBar = (props: { item: AgendaItem }) => {
  const { t } = useI18n()
  const { meeting, now } = useMeeting()
  const share = () => elapsedSeconds(props.item, meeting(), now()) / (props.item.minutes * 60)
  return (
    <ProgressBar
      thin
      label={t('room.timeUsedOf', {
        used: Math.floor(share() * props.item.minutes),
        total: props.item.minutes,
      })}
      parts={[{ share: share(), tone: share() > 1 ? 'late' : 'brand' }]}
    />
  )
}
