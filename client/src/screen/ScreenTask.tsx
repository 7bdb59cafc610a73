import { type Action, isOverdue } from '@sedyanka/shared/actions/actions.ts'
import { daysBetween } from '@sedyanka/shared/i18n/calendar.ts'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { useMeeting } from '../meeting/meeting-context.tsx'
import styles from './Screen.module.css'
import { shorten } from './shorten.ts'

/** An action item: what, who, until when; in a review also how it stands, and what is in its way. */
export const ScreenTask = (props: { action: Action; withStatus?: boolean }) => {
  const { t, formatShortDate, dayOf } = useI18n()
  const { organisations, now } = useMeeting()
  const today = () => dayOf(now())
  const late = () => isOverdue(props.action, today())
  const due = () => {
    const day = props.action.dueDate
    if (day === null) return ''
    return late()
      ? t('actions.overdueShort', { count: daysBetween(day, today()) })
      : t('actions.dueBy', { date: formatShortDate(day) })
  }
  return (
    <li class={styles['task']} data-fit>
      <span>{props.action.title}</span>
      <span class={styles['who']}>
        <Show when={organisations.nameOf(props.action.responsibleOrgId)}>
          {(name) => ` · ${name()}`}
        </Show>
        <Show when={due()}>
          {(words) => (
            <span classList={{ [styles['bad'] ?? '']: late() }}>
              {' · '}
              {words()}
            </span>
          )}
        </Show>
        <Show when={props.withStatus}>
          <span
            classList={{
              [styles['bad'] ?? '']: props.action.status === 'blocked',
              [styles['good'] ?? '']: props.action.status === 'done',
            }}
          >
            {' · '}
            {t(`status.action.${props.action.status}`).toLowerCase()}
          </span>
          <Show when={props.action.status === 'blocked' && props.action.blockedReason}>
            {(reason) => `: ${shorten(reason())}`}
          </Show>
        </Show>
      </span>
    </li>
  )
}
