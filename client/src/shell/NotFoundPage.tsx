import Compass from 'lucide-solid/icons/compass'
import { useI18n } from '../i18n.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Page } from '../ui/Page.tsx'
import { PublicFrame } from './PublicFrame.tsx'

/** An address that leads nowhere. */
export const NotFoundPage = () => {
  const { t } = useI18n()
  return (
    <PublicFrame>
      <Page title={t('errors.notFound')} width="narrow">
        <EmptyState
          icon={<Compass size={36} />}
          title={t('join.linkOrCode')}
          action={
            <LinkButton href="/" tone="primary">
              {t('errors.backHome')}
            </LinkButton>
          }
        />
      </Page>
    </PublicFrame>
  )
}
