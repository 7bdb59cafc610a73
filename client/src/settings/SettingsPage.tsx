import { loadUsualLetterhead } from '@sedyanka/shared/minutes/usual-letterhead.ts'
import type { Language } from '@sedyanka/shared/i18n/translate.ts'
import Lock from 'lucide-solid/icons/lock'
import { createResource, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { BoardCare } from '../care/BoardCare.tsx'
import { useI18n } from '../i18n.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { SettingsForm } from './SettingsForm.tsx'
import { createSettingsWords } from './create-words.ts'

/** `/b/:boardId/settings`, for facilitators: what the board is called, and what stands on its papers and in its lists. */
export const SettingsPage = () => {
  const { t } = useI18n()
  const say = createSettingsWords()
  const board = useBoard()
  const [usual] = createResource<Record<Language, string>>(loadUsualLetterhead)
  return (
    <Page title={say('settings.title')} lead={say('settings.lead')} width="narrow">
      <Show
        when={board.seat.role === 'facilitator'}
        fallback={
          <EmptyState icon={<Lock size={36} />} title={t('refused.reason.facilitatorOnly')} />
        }
      >
        <Show when={usual()} fallback={<Loading />}>
          {(letterhead) => <SettingsForm usual={letterhead()} />}
        </Show>
        <BoardCare />
      </Show>
    </Page>
  )
}
