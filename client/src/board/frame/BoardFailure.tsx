import CloudOff from 'lucide-solid/icons/cloud-off'
import RotateCw from 'lucide-solid/icons/rotate-cw'
import SearchX from 'lucide-solid/icons/search-x'
import { Show } from 'solid-js'
import { type ApiFailure, sentenceKey } from '../../api-failure.ts'
import { useI18n } from '../../i18n.tsx'
import { PublicFrame } from '../../shell/PublicFrame.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { LostWords } from '../refused/LostWords.tsx'

/** The board did not open: says why and what to do. */
export const BoardFailure = (props: {
  failure: ApiFailure
  wasHere: boolean
  onRetry: () => void
}) => {
  const { t } = useI18n()
  const isDeleted = () => props.failure.code === 'boardDeleted'
  const isClosed = () =>
    isDeleted() || props.failure.code === 'forbidden' || props.failure.code === 'notFound'
  const closedKey = () =>
    isClosed() && !isDeleted()
      ? props.wasHere
        ? 'connection.removed'
        : 'errors.boardNotFound'
      : null
  return (
    <PublicFrame>
      <Page title={t('nav.board')} width="narrow">
        <Show when={isClosed()}>
          <LostWords />
        </Show>
        <EmptyState
          icon={isClosed() ? <SearchX size={36} /> : <CloudOff size={36} />}
          title={t(closedKey() ?? sentenceKey(props.failure))}
          text={isClosed() && !isDeleted() ? t('join.linkOrCode') : ''}
          action={
            <Show
              when={isClosed()}
              fallback={
                <Button
                  tone="primary"
                  icon={<RotateCw size={18} />}
                  onClick={() => props.onRetry()}
                >
                  {t('common.retry')}
                </Button>
              }
            >
              <LinkButton href="/?list" tone="primary">
                {t('errors.backHome')}
              </LinkButton>
            </Show>
          }
        />
      </Page>
    </PublicFrame>
  )
}
