import { useSearchParams } from '@solidjs/router'
import Lock from 'lucide-solid/icons/lock'
import { Show, Suspense } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { lazyPart } from '../ui/lazy-sheet.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { InvitationsPanel } from './InvitationsPanel.tsx'
import { MembersPanel } from './MembersPanel.tsx'
import styles from './PeoplePage.module.css'

const BoardCare = lazyPart(async () => (await import('../care/BoardCare.tsx')).BoardCare)

/** For facilitators: every way into the board, and everybody who came in. */
export const PeoplePage = () => {
  const { t } = useI18n()
  const board = useBoard()
  const [search, setSearch] = useSearchParams<{ tab?: string }>()
  return (
    <Page title={t('members.title')} class={styles['page'] ?? ''}>
      <Show
        when={board.seat.role === 'facilitator'}
        fallback={
          <EmptyState icon={<Lock size={36} />} title={t('refused.reason.facilitatorOnly')} />
        }
      >
        <Tabs
          label={t('members.title')}
          value={search.tab === 'people' ? 'people' : 'invitations'}
          onChange={(tab) => setSearch({ tab: tab === 'people' ? tab : null }, { replace: true })}
          items={[
            {
              value: 'invitations',
              label: t('invite.title'),
              panel: () => (
                <Suspense fallback={<Loading />}>
                  <InvitationsPanel />
                </Suspense>
              ),
            },
            {
              value: 'people',
              label: t('members.tab'),
              panel: () => (
                <Suspense fallback={<Loading />}>
                  <MembersPanel />
                </Suspense>
              ),
            },
          ]}
        />
        <BoardCare />
      </Show>
    </Page>
  )
}
