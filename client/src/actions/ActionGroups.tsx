import type { ActionGroup } from '@sedyanka/shared/actions/group-actions.ts'
import { For } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { ActionCard } from './ActionCard.tsx'
import styles from './ActionsPage.module.css'
import type { ActionsView } from './create-actions-view.ts'

const titleKey = {
  proposed: 'actions.groupProposed',
  overdue: 'actions.groupOverdue',
  thisWeek: 'actions.groupThisWeek',
  later: 'actions.groupLater',
  noDate: 'actions.groupNoDate',
  done: 'actions.groupDone',
  cancelled: 'actions.groupCancelled',
} as const satisfies Record<ActionGroup, string>

/** The piles with their action items. */
export const ActionGroups = (props: { view: ActionsView }) => {
  const { t } = useI18n()
  return (
    <For each={props.view.groups()}>
      {(group) => (
        <section class={styles['group']} aria-label={t(titleKey[group])}>
          <h2 class={styles['caption']} data-group={group}>
            {t(titleKey[group])} · {props.view.actionsIn(group).length}
          </h2>
          <ul role="list" class={styles['list']}>
            <For each={props.view.actionsIn(group)}>
              {(action) => (
                <ActionCard
                  action={action}
                  urgent={group === 'overdue' || group === 'thisWeek'}
                  withOrganisation={!props.view.isMine()}
                  onEnter={() => props.view.hold(action, group)}
                  onLeave={props.view.letGo}
                />
              )}
            </For>
          </ul>
        </section>
      )}
    </For>
  )
}
