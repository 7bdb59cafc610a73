import type { Action } from '@sedyanka/shared/actions/actions.ts'
import type { Report } from '@sedyanka/shared/actions/reports.ts'
import { For, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import styles from './ActionCard.module.css'
import { ReportMarks } from './StoredMarks.tsx'
import { useTasks } from './actions-context.tsx'

/** What was reported on an action item so far, newest first. */
export const ReportList = (props: { action: Action; reports: readonly Report[] }) => {
  const { t, formatAgo } = useI18n()
  const { names, now } = useTasks()
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
                  {formatAgo(report.createdAt, now())}
                </p>
                <ReportMarks action={props.action} report={report} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
