import { A } from '@solidjs/router'
import LayoutTemplate from 'lucide-solid/icons/layout-template'
import Sparkles from 'lucide-solid/icons/sparkles'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import styles from './BoardsPage.module.css'

/** The two ways to begin. */
export const FirstBoard = (props: { busy: boolean; onSample: () => void }) => {
  const { t } = useI18n()
  return (
    <div class={styles['choices']}>
      <Card as="section" class={styles['choice'] ?? ''}>
        <span class={styles['icon']} aria-hidden="true">
          <Sparkles size={26} />
        </span>
        <h2>{t('setup.openSample')}</h2>
        <p>{t('setup.openSampleHint')}</p>
        <Button tone="primary" size="large" wide busy={props.busy} onClick={() => props.onSample()}>
          {t('setup.openSample')}
        </Button>
      </Card>
      <Card as="section" class={styles['choice'] ?? ''}>
        <span class={styles['icon']} aria-hidden="true">
          <LayoutTemplate size={26} />
        </span>
        <h2>{t('setup.newBoard')}</h2>
        <p>{t('setup.newBoardHint')}</p>
        <LinkButton href="/new" size="large" wide>
          {t('setup.newBoard')}
        </LinkButton>
      </Card>
      <p class={styles['guide']}>
        <A href="/guide?for=facilitator">
          {t('common.help')}: {t('roles.facilitator')}
        </A>
      </p>
    </div>
  )
}
