import { onMount } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { reloadPage } from '../new-version.ts'
import { Button } from './Button.tsx'
import { PartNotLoaded } from './load-patiently.ts'
import styles from './PartFailure.module.css'

/** Stands where a part of the page should be that did not come, or broke; everything around it goes on. */
export const PartFailure = (props: { error: unknown; isOver: boolean; onRetry: () => void }) => {
  const { t } = useI18n()
  // For whoever is asked to help: the page itself shows no internals.
  onMount(() => console.warn(props.error))
  return (
    <div
      class={styles['failure']}
      classList={{ [styles['over'] ?? '']: props.isOver }}
      role="alert"
    >
      <p>
        {t(props.error instanceof PartNotLoaded ? 'errors.partNotLoaded' : 'errors.partCrashed')}
      </p>
      <div class={styles['actions']}>
        <Button tone="primary" onClick={() => props.onRetry()}>
          {t('common.retry')}
        </Button>
        <Button onClick={() => void reloadPage()}>{t('app.reload')}</Button>
      </div>
    </div>
  )
}
