import { type Action, actions } from '@sedyanka/shared/actions/actions.ts'
import { maySetStatus } from '@sedyanka/shared/actions/report-progress.ts'
import { reports } from '@sedyanka/shared/actions/reports.ts'
import Check from 'lucide-solid/icons/check'
import ChevronDown from 'lucide-solid/icons/chevron-down'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import styles from './ActionCard.module.css'
import { ActionDetails } from './ActionDetails.tsx'
import { ActionMeta } from './ActionMeta.tsx'
import { ActionNews } from './ActionNews.tsx'
import { StatusControl } from './StatusControl.tsx'
import { useTasks } from './actions-context.tsx'

/** One action item. A tap on the box finishes it, a tap on the title opens it. */
export const ActionCard = (props: {
  action: Action
  /** Shows its status control on phones without being opened. */
  urgent: boolean
  withOrganisation: boolean
  /** The focus came into it, or left it. */
  onEnter: () => void
  onLeave: () => void
}) => {
  const { t, langOf } = useI18n()
  const scene = useTasks()
  const { room, may, commands, reportsOf, isUnsent, openId, setOpenId, othersIn } = scene
  const isDone = () => props.action.status === 'done'
  const isOver = () => isDone() || props.action.status === 'cancelled'
  const maySet = () =>
    maySetStatus(room.seat, props.action) && may.write(actions.root, props.action.id, 'status')
  const mayReport = () =>
    !isOver() &&
    // Whoever is writing a report while somebody changes the task goes on writing.
    (props.action.status !== 'proposed' || props.action.changedAfter !== null) &&
    may.create(reports.root, 'new', {
      actionId: props.action.id,
      orgId: room.seat.organisationId ?? props.action.responsibleOrgId,
      createdBy: room.seat.personId,
      createdAt: 0,
      status: props.action.status,
      text: '',
    })
  const mayTick = () =>
    maySet() && props.action.status !== 'proposed' && props.action.status !== 'cancelled'
  const isOpened = () => openId() === props.action.id
  const latest = () => reportsOf(props.action.id).find((report) => report.text !== '')
  const whyNot = () =>
    mayTick()
      ? undefined
      : t('actions.readOnly', {
          organisation: scene.names.organisation(props.action.responsibleOrgId),
        })
  return (
    <li
      id={`action-${props.action.id}`}
      class={styles['card']}
      onFocusIn={() => props.onEnter()}
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) props.onLeave()
      }}
      data-done={isOver() ? '' : undefined}
      data-open={isOpened() ? '' : undefined}
      data-quiet={props.urgent || isOpened() || props.action.status === 'proposed' ? undefined : ''}
    >
      <button
        type="button"
        role="checkbox"
        class={styles['box']}
        aria-checked={isDone()}
        aria-label={`${t('actions.markDone')}: ${props.action.title}`}
        aria-disabled={mayTick() ? undefined : 'true'}
        title={whyNot() ?? t(isDone() ? 'actions.reopen' : 'actions.markDone')}
        onClick={() =>
          mayTick() && commands.setStatus(props.action, isDone() ? 'accepted' : 'done')
        }
      >
        <span>
          <Show when={isDone()}>
            <Check size={17} strokeWidth={3} aria-hidden="true" />
          </Show>
        </span>
      </button>
      <div class={styles['main']}>
        <button
          type="button"
          class={styles['title']}
          aria-expanded={isOpened()}
          onClick={() => setOpenId(isOpened() ? null : props.action.id)}
        >
          <span lang={langOf(props.action.title)}>{props.action.title}</span>
          <ChevronDown class={styles['chevron']} size={18} aria-hidden="true" />
        </button>
        <ActionMeta action={props.action} withOrganisation={props.withOrganisation} />
      </div>
      <div class={styles['control']}>
        <StatusControl action={props.action} maySet={maySet()} />
      </div>
      <Show when={!isOpened() && !isOver() && (latest() ?? props.action.blockedReason)}>
        <p class={styles['update']}>
          {props.action.status === 'blocked'
            ? (props.action.blockedReason ?? latest()?.text)
            : latest()?.text}
        </p>
      </Show>
      <ActionNews action={props.action} room={room} nameOf={scene.names.organisation} />
      <Show when={isUnsent(props.action)}>
        <p class={styles['unsent']}>{t('saved.notYetSent')}</p>
      </Show>
      <Show when={othersIn(props.action.id)[0]}>
        {(other) => (
          <p class={styles['other']} style={{ color: other().color }}>
            {t('presence.editing', {
              name: other().name || scene.names.organisation(other().organisationId),
            })}
          </p>
        )}
      </Show>
      <Show when={isOpened()}>
        <ActionDetails action={props.action} maySet={maySet()} mayReport={mayReport()} />
      </Show>
    </li>
  )
}
