import { type Action, isOpen } from '@sedyanka/shared/actions/actions.ts'
import { daysBetween } from '@sedyanka/shared/i18n/calendar.ts'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Pill } from '../ui/Pill.tsx'
import { useTasks } from './actions-context.tsx'

/** Until when, or how late, or when it was done: in words, so that colour is never the only sign. */
export const DuePill = (props: { action: Action }) => {
  const { t, formatShortDate, formatDate, dayOf } = useI18n()
  const { today, reportsOf } = useTasks()
  const doneOn = () => {
    const report = reportsOf(props.action.id).find(({ status }) => status === 'done')
    return report ? formatShortDate(dayOf(report.createdAt)) : null
  }
  const days = () =>
    props.action.dueDate === null ? null : daysBetween(today(), props.action.dueDate)
  return (
    <Show
      when={isOpen(props.action)}
      fallback={
        <Show when={props.action.status === 'done' && doneOn()}>
          {(date) => <span>{t('actions.doneOn', { date: date() })}</span>}
        </Show>
      }
    >
      <Show when={props.action.dueDate} fallback={<span>{t('actions.dueNone')}</span>}>
        {(day) => (
          <Pill
            tone={(days() ?? 0) < 0 ? 'late' : (days() ?? 9) <= 1 ? 'warn' : 'neutral'}
            title={formatDate(day())}
          >
            {(days() ?? 0) < 0
              ? t('actions.overdueShort', { count: -(days() ?? 0) })
              : days() === 0
                ? t('dates.today')
                : days() === 1
                  ? t('dates.tomorrow')
                  : t('actions.dueBy', { date: formatShortDate(day()) })}
          </Pill>
        )}
      </Show>
    </Show>
  )
}
