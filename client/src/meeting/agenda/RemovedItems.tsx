import { restoreItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda, byOrder } from '@sedyanka/shared/meeting/agenda.ts'
import { For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createRemovedRows } from '../../sync/rows.ts'
import { Button } from '../../ui/Button.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './RemovedItems.module.css'

/** Items that were removed, folded away at the end of the agenda, each with the way back. */
export const RemovedItems = () => {
  const { t } = useI18n()
  const { room, act, organisations, follow } = useMeeting()
  const removed = createRemovedRows(room, agenda, byOrder)
  return (
    <Show when={removed().length > 0}>
      <details
        class={styles['removed']}
        onToggle={(event) => event.currentTarget.scrollIntoView({ block: 'nearest' })}
      >
        <summary>{t('agenda.removedItems', { count: removed().length })}</summary>
        <ul role="list">
          <For each={removed()}>
            {(item) => (
              <li class={styles['row']}>
                <button type="button" class={styles['title']} onClick={() => follow.show(item.id)}>
                  {item.title || t('agenda.titlePlaceholder')}
                  <span class={styles['meta']}>{organisations.nameOf(item.deletedByOrg)}</span>
                </button>
                <Button
                  size="small"
                  aria-label={`${t('common.restore')}: ${item.title}`}
                  onClick={() => act(restoreItem, { id: item.id })}
                >
                  {t('common.restore')}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  )
}
