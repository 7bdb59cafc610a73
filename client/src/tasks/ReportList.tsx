import type { Report } from '@sedyanka/shared/board/reports.ts'
import { For, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import styles from './ActionCard.module.css'
import { useTasks } from './tasks-context.tsx'

/** What was reported on an action item so far, newest first. */
export const ReportList = (props: { reports: readonly Report[] }) => {
  const { t, formatAgo } = useI18n()
  const { names, room } = useTasks()
  return (
    <section>
      <h3 class={styles['small']}>{t('actions.reports')}</h3>
      <Show
        when={props.reports.length > 0}
        fallback={<p class="small muted">{t('actions.noReports')}</p>}
      >
        <ul role="list" class={styles['reports']}>
          <For each={props.reports}>
            {(report) => (
              <li>
                <Show when={report.text}>
                  <p>{report.text}</p>
                </Show>
                <p class="tiny muted">
                  {t(`status.action.${report.status}`)} · {names.organisation(report.orgId)} ·{' '}
                  {formatAgo(report.createdAt, room.serverNow())}
                </p>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
