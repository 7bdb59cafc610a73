import { actions, byCreation } from '@sedyanka/shared/actions/actions.ts'
import { restoreAction } from '@sedyanka/shared/actions/change-action.ts'
import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { restoreDecision } from '@sedyanka/shared/meeting/deciding.ts'
import { byNumber, decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { createMemo, For, Show } from 'solid-js'
import { copyText } from '../../copy-text.ts'
import { useI18n } from '../../i18n.tsx'
import { SoughtNotice } from '../../links/SoughtNotice.tsx'
import { createMay } from '../../sync/permissions.ts'
import { createRemovedRows } from '../../sync/rows.ts'
import { Button } from '../../ui/Button.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { useMeeting } from '../meeting-context.tsx'

/**
 * Decisions and action items of this agenda item that somebody removed, and that were written into on this page: their
 * words are stored, but stand nowhere any more. They can be restored or copied.
 */
export const RemovedWhileWriting = (props: { item: AgendaItem }) => {
  const { t } = useI18n()
  const { room, act, board, actOnBoard, typing } = useMeeting()
  const showSnack = useSnackbar()
  const goneDecisions = createRemovedRows(room, decisions, byNumber)
  const goneActions = createRemovedRows(board, actions, byCreation)
  const may = { decisions: createMay(room), actions: createMay(board) }
  const gone = createMemo(() =>
    [
      ...goneDecisions().map((row) => ({
        root: 'decisions' as const,
        row,
        place: `decisions/${row.id}/text`,
        words: () => row.text,
        restore: () => act(restoreDecision, { id: row.id }),
      })),
      ...goneActions().map((row) => ({
        root: 'actions' as const,
        row,
        place: `actions/${row.id}/title`,
        words: () => row.title,
        restore: () => actOnBoard(restoreAction, { id: row.id }),
      })),
    ].filter(({ row, place }) => row.agendaItemId === props.item.id && typing.written().has(place)),
  )
  const copy = async (words: string) => {
    const isCopied = await copyText(words)
    showSnack({ text: t(isCopied ? 'common.copied' : 'errors.copyFailed') })
  }
  return (
    <For each={gone()}>
      {({ root, row, place, words, restore }) => (
        <SoughtNotice text={t('room.removedWhileWriting', { words: words() })}>
          <Show when={may[root].write(root, row.id, 'deletedAt')}>
            <Button size="small" onClick={restore}>
              {t('common.restore')}
            </Button>
          </Show>
          <Button size="small" onClick={() => void copy(words())}>
            {t('refused.copy')}
          </Button>
          <Button size="small" tone="ghost" onClick={() => typing.forget(place)}>
            {t('common.dismiss')}
          </Button>
        </SoughtNotice>
      )}
    </For>
  )
}
