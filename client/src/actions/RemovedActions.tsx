import { type Action, actions } from '@sedyanka/shared/actions/actions.ts'
import { createMemo } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { createRemovedRows } from '../sync/rows.ts'
import { RemovedList } from '../ui/RemovedList.tsx'
import { useTasks } from './actions-context.tsx'

const lastRemovedFirst = (a: Action, b: Action): number =>
  (b.deletedAt ?? 0) - (a.deletedAt ?? 0) || (a.id < b.id ? -1 : 1)

/** The action items that were removed and that whoever looks may bring back. */
export const RemovedActions = () => {
  const { t } = useI18n()
  const { room, names, may, commands } = useTasks()
  const removed = createRemovedRows(room, actions, lastRemovedFirst)
  const lines = createMemo(() =>
    removed()
      .filter(({ id }) => may.write(actions.root, id, 'deletedAt'))
      .map((action) => ({
        id: action.id,
        title: action.title,
        detail: names.organisation(action.responsibleOrgId),
        onRestore: () => commands.restore(action),
      })),
  )
  return (
    <RemovedList
      summary={t('agenda.removedItems', { count: lines().length })}
      restore={t('common.restore')}
      lines={lines()}
    />
  )
}
