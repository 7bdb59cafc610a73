import type { MarkedKind } from '@sedyanka/shared/privacy/personal-data.ts'
import ShieldAlert from 'lucide-solid/icons/shield-alert'
import { For, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { findingWords } from './finding-words.ts'
import styles from './MarkedBar.module.css'

/** As many are named; the text itself has all of them marked. */
const mostNamed = 3

/**
 * Below a text that others read: what in it looks like personal data. A mark to look at, which stops nobody; the writer
 * takes it out whole or says that it is none.
 */
export const MarkedBar = (props: {
  found: readonly { kind: MarkedKind; words: string }[]
  onRemove: () => void
  onKeep: () => void
}) => {
  const { t } = useI18n()
  const named = () => props.found.slice(0, mostNamed)
  const more = () => props.found.length - named().length
  return (
    <Show when={props.found.length > 0}>
      <div class={styles['bar']} data-marked-bar>
        <div role="status" class="row wrap">
          <span class={styles['title']}>
            <ShieldAlert size={16} aria-hidden="true" />
            {t('privacy.warningTitle')}
          </span>
          <ul role="list" class={styles['list']}>
            <For each={named()}>
              {({ kind, words }) => (
                <li>
                  <mark class={styles['words']}>{words}</mark> {t(findingWords[kind])}
                </li>
              )}
            </For>
            <Show when={more() > 0}>
              <li>+ {more()}</li>
            </Show>
          </ul>
        </div>
        <div class={styles['answers']}>
          <Button size="small" onClick={() => props.onRemove()}>
            {t('privacy.removeMarked')}
          </Button>
          <Button size="small" tone="ghost" onClick={() => props.onKeep()}>
            {t('privacy.keepNotPersonal')}
          </Button>
        </div>
      </div>
    </Show>
  )
}
