import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { type ParentProps, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import styles from './MarkedDetails.module.css'

/** One line that tells how many places look like personal data; opened, what to do and which they are. Never on paper. */
export const MarkedDetails = (props: ParentProps<{ count: number; hint: string }>) => {
  const { t } = useI18n()
  return (
    <Show when={props.count > 0}>
      <details class={styles['marks']} data-print="hide">
        <summary>
          <TriangleAlert size={18} aria-hidden="true" />
          {t('privacy.left', { count: props.count })}
        </summary>
        <p class="small">{props.hint}</p>
        {props.children}
      </details>
    </Show>
  )
}
