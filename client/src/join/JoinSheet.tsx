import { createEffect, type ParentProps, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { PublicFrame } from '../shell/PublicFrame.tsx'
import { Pill } from '../ui/Pill.tsx'
import styles from './JoinSheet.module.css'

/** One sheet in the middle of the page: everything of coming in happens on it. */
export const JoinSheet = (
  props: ParentProps<{ title: string; lead?: string; demo?: boolean; wide?: boolean }>,
) => {
  const { t } = useI18n()
  createEffect(() => {
    document.title = t('app.pageTitle', { page: props.title })
  })
  return (
    <PublicFrame>
      <div class={styles['place']}>
        <div class={`${styles['sheet']} ${props.wide ? styles['wide'] : ''}`}>
          <Show when={props.demo}>
            <p class={styles['demo']}>
              <Pill tone="warn">{t('board.demo')}</Pill>
            </p>
          </Show>
          <h1 class={styles['title']}>{props.title}</h1>
          <Show when={props.lead}>
            <p class={styles['lead']}>{props.lead}</p>
          </Show>
          {props.children}
        </div>
      </div>
    </PublicFrame>
  )
}
