import type { DecisionId } from '@sedyanka/shared/ids.ts'
import { restoreDecision } from '@sedyanka/shared/meeting/deciding.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { useSearchParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { SoughtNotice } from '../../links/SoughtNotice.tsx'
import { createMay } from '../../sync/permissions.ts'
import { createRow } from '../../sync/rows.ts'
import { Button } from '../../ui/Button.tsx'
import { useMeeting } from '../meeting-context.tsx'

/** Says what became of the decision that a link leads to, when it is not among those of the item. */
export const SoughtDecision = (props: { item: AgendaItem }) => {
  const { t } = useI18n()
  const { room, act, decisions: shown } = useMeeting()
  const [search] = useSearchParams<{ decision?: DecisionId }>()
  const sought = () => search.decision || null
  const row = createRow(room, decisions, sought)
  const may = createMay(room)
  const isMissing = () =>
    sought() !== null &&
    !shown().some(({ id, agendaItemId }) => id === sought() && agendaItemId === props.item.id)
  const restore = () => {
    const id = sought()
    if (id !== null) act(restoreDecision, { id })
  }
  return (
    <Show when={isMissing()}>
      <SoughtNotice
        text={row() ? t('links.removed', { title: t('decisions.one') }) : t('links.none')}
      >
        <Show when={row()?.id}>
          {(id) => (
            <Show when={may.write(decisions.root, id(), 'deletedAt')}>
              <Button size="small" onClick={restore}>
                {t('common.restore')}
              </Button>
            </Show>
          )}
        </Show>
      </SoughtNotice>
    </Show>
  )
}
