import CloudOff from 'lucide-solid/icons/cloud-off'
import RotateCw from 'lucide-solid/icons/rotate-cw'
import { useI18n } from '../../i18n.tsx'
import { createSeldomWords } from '../../seldom-words.ts'
import { PublicFrame } from '../../shell/PublicFrame.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'

/** Without a line, and nothing of the board is on this device: there is nothing to write in and nothing to save. */
export const BoardNotHere = (props: { onRetry: () => void }) => {
  const { t } = useI18n()
  const words = createSeldomWords()
  return (
    <PublicFrame>
      <Page title={t('nav.board')} width="narrow">
        <div role="status">
          <EmptyState
            icon={<CloudOff size={36} />}
            title={words('connection.boardNotHere')}
            text={words('connection.boardOpensLater')}
            action={
              <Button tone="primary" icon={<RotateCw size={18} />} onClick={() => props.onRetry()}>
                {t('connection.retryNow')}
              </Button>
            }
          />
        </div>
      </Page>
    </PublicFrame>
  )
}
