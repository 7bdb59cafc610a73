import { restoreItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createMay } from '../../sync/permissions.ts'
import { Button } from '../../ui/Button.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './ItemPanel.module.css'

/** Said to whoever still looks at an item, or writes in it, when somebody has removed it. Its text is kept. */
export const RemovedNotice = (props: { item: AgendaItem }) => {
  const { t } = useI18n()
  const { room, act, organisations } = useMeeting()
  const may = createMay(room)
  const name = () => organisations.nameOf(props.item.deletedByOrg) || t('room.byFacilitator')
  return (
    <Show when={props.item.deletedAt !== null}>
      <div class={styles['removed']} role="status">
        <span class="grow">{t('room.itemRemoved', { name: name() })}</span>
        <Show when={may.write('agenda', props.item.id, 'deletedAt')}>
          <Button size="small" onClick={() => act(restoreItem, { id: props.item.id })}>
            {t('common.restore')}
          </Button>
        </Show>
      </div>
    </Show>
  )
}
