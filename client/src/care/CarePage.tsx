import Lock from 'lucide-solid/icons/lock'
import { Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Page } from '../ui/Page.tsx'
import { BoardCare } from './BoardCare.tsx'

/** `/b/:boardId/care`: the page for facilitators that an archived board has, too. */
export const CarePage = () => {
  const { t } = useI18n()
  const board = useBoard()
  return (
    <Page title={board.details().title} width="narrow">
      <Show
        when={board.details().role === 'facilitator'}
        fallback={<EmptyState icon={<Lock size={36} />} title={t('errors.noPermission')} />}
      >
        <BoardCare />
      </Show>
    </Page>
  )
}
