import { newestFirst, reports } from '@sedyanka/shared/actions/reports.ts'
import { reviewList } from '@sedyanka/shared/actions/review-list.ts'
import { createMemo, For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createRows } from '../../sync/rows.ts'
import { ActionCard } from '../../actions/ActionCard.tsx'
import tasks from '../../actions/ActionsPage.module.css'
import { TasksProvider } from '../../actions/actions-context.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './Section.module.css'

/**
 * The action items of earlier meetings, as on their own page: last report, number, what blocks them, and the status in one
 * tap. What is finished here stays in its place for as long as the meeting lasts.
 */
export const Review = () => {
  const { t } = useI18n()
  const { board, actions, meeting, meetingId } = useMeeting()
  const reported = createRows(board, reports, newestFirst)
  const rows = createMemo(() => reviewList(actions(), reported(), { ...meeting(), id: meetingId }))
  const done = () => rows().filter(({ status }) => status === 'done').length
  return (
    <Show when={rows().length > 0}>
      <section class={styles['section']} aria-label={t('actions.owed')}>
        <div class={styles['head']}>
          <h2 class={styles['title']}>
            <Pill tone="action">{t('actions.owed')}</Pill>
          </h2>
          <span class="small muted">
            {rows().length - done()}
            <Show when={done() > 0}> · {t('screen.reviewDone', { count: done() })}</Show>
          </span>
        </div>
        <TasksProvider room={board} staysHere>
          <ul role="list" class={tasks['list']}>
            <For each={rows()}>
              {(action) => (
                <ActionCard
                  action={action}
                  urgent
                  withOrganisation
                  onEnter={() => undefined}
                  onLeave={() => undefined}
                />
              )}
            </For>
          </ul>
        </TasksProvider>
      </section>
    </Show>
  )
}
