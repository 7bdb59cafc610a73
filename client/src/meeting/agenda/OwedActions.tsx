import type { OwedByOrganisation } from '@sedyanka/shared/meeting/owed-lines.ts'
import { isOverdue } from '@sedyanka/shared/actions/actions.ts'
import { For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './Owed.module.css'

/** Open action items from before, organisation by organisation, folded away until somebody asks. */
export const OwedActions = (props: { groups: readonly OwedByOrganisation[] }) => {
  const { t, dayOf, formatShortDate } = useI18n()
  const { organisations, now } = useMeeting()
  return (
    <details class={styles['details']}>
      <summary class={styles['summary']}>{t('owed.seeActions')}</summary>
      <For each={props.groups}>
        {(group) => (
          <section class={styles['group']}>
            <h3 class={styles['organisation']}>
              {organisations.nameOf(group.organisationId) || t('actions.responsibleNone')}
              <Show when={group.overdue > 0}>
                {' · '}
                <span class={styles['late']}>{t('owed.overdue', { count: group.overdue })}</span>
              </Show>
            </h3>
            <ul class={styles['tasks']}>
              <For each={group.actions}>
                {(action) => (
                  <li>
                    {action.title}{' '}
                    <Show when={action.dueDate}>
                      {(due) => (
                        <span
                          class="small muted"
                          classList={{ [styles['late'] ?? '']: isOverdue(action, dayOf(now())) }}
                        >
                          {t('actions.dueBy', { date: formatShortDate(due()) })}
                        </span>
                      )}
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </section>
        )}
      </For>
    </details>
  )
}
