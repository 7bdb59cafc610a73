import { useI18n } from '../../i18n.tsx'
import { PublicFrame } from '../../shell/PublicFrame.tsx'
import type { Ended } from '../../sync/endings.ts'
import { Page } from '../../ui/Page.tsx'
import { EndedNotice } from './EndedNotice.tsx'

/** A room that was over before anything of it arrived. */
export const EndedPage = (props: { ended: Ended }) => {
  const { t } = useI18n()
  return (
    <PublicFrame>
      <Page title={t('nav.board')} width="narrow">
        <EndedNotice ended={props.ended} />
      </Page>
    </PublicFrame>
  )
}
