import type { Finding } from '@sedyanka/shared/privacy/personal-data.ts'
import ShieldAlert from 'lucide-solid/icons/shield-alert'
import { For, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { findingWords } from './finding-words.ts'
import styles from './PersonalDataNotice.module.css'

/** Shows what looks like personal data in a text, before anything is sent, and how to go on. */
export const PersonalDataNotice = (props: {
  text: string
  findings: readonly Finding[]
  onRemove: () => void
  /** The writer says that these are not personal data; not offered while something must be removed. */
  onKeep: () => void
}) => {
  const { t } = useI18n()
  const mustRemove = () => props.findings.some((finding) => finding.action === 'block')
  return (
    <Show when={props.findings.length > 0}>
      <div
        class={styles['notice']}
        role="alert"
        data-why
        data-block={mustRemove() ? '' : undefined}
      >
        <p class={styles['title']}>
          <ShieldAlert size={18} aria-hidden="true" />
          {t('privacy.warningTitle')}
        </p>
        <ul class={styles['list']}>
          <For each={props.findings}>
            {(finding) => (
              <li>
                <mark class={styles['mark']}>{props.text.slice(finding.start, finding.end)}</mark>{' '}
                {t(findingWords[finding.kind])}
              </li>
            )}
          </For>
        </ul>
        <Show when={mustRemove()}>
          <p class={styles['must']}>{t('privacy.mustRemove')}</p>
        </Show>
        <div class="row wrap">
          <Button size="small" onClick={() => props.onRemove()}>
            {t('privacy.removeMarked')}
          </Button>
          <Show when={!mustRemove()}>
            <Button size="small" tone="ghost" onClick={() => props.onKeep()}>
              {t('privacy.keepNotPersonal')}
            </Button>
          </Show>
        </div>
      </div>
    </Show>
  )
}
