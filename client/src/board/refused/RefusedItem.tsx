import { collectionOf } from '@sedyanka/shared/schema.ts'
import Copy from 'lucide-solid/icons/copy'
import { For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import type { RefusedRow } from './group-refused.ts'
import styles from './NotAcceptedTray.module.css'
import { placeWords, reasonWords, stateWords } from './refused-words.ts'

/** One refused row: where, why, and what was written. */
export const RefusedItem = (props: {
  item: RefusedRow
  /** What the row is called on the page; '' when nobody knows any more. */
  title: string
  onCopy: () => void
  onDismiss: () => void
}) => {
  const { t, formatClock } = useI18n()
  const of = () => collectionOf(props.item.root)
  const place = () => [placeWords(of(), t), props.title].filter(Boolean).join(' · ')
  const state = () => stateWords(of(), props.item.values.get('status'), t)
  return (
    <li class={styles['item']}>
      <p class="small muted">
        {t('refused.where', { place: place() })} · {formatClock(props.item.at)}
      </p>
      <p>
        <strong>{t('refused.why', { reason: reasonWords(props.item.reason, t) })}</strong>
      </p>
      <Show when={state()}>
        <p class="small">
          {t('common.status')}: {state()}
        </p>
      </Show>
      <Show when={props.item.words.length > 0}>
        <p class="small muted">{t('refused.wrote')}</p>
        <For each={props.item.words}>{(text) => <div class={styles['text']}>{text}</div>}</For>
      </Show>
      <div class={styles['buttons']}>
        <Show when={props.item.words.length > 0}>
          <Button size="small" icon={<Copy size={16} />} onClick={() => props.onCopy()}>
            {t('refused.copy')}
          </Button>
        </Show>
        <Button size="small" tone="ghost" onClick={() => props.onDismiss()}>
          {t('refused.dismiss')}
        </Button>
      </div>
    </li>
  )
}
