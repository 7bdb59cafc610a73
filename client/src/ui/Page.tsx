import { createEffect, type JSX, type ParentProps, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import styles from './Page.module.css'

/** One page's content: its heading (also the window's title), what it is for, its main buttons. */
export const Page = (
  props: ParentProps<{
    title: string
    /** A smaller line above the title: where one is. */
    over?: JSX.Element
    lead?: JSX.Element
    actions?: JSX.Element
    width?: 'narrow' | 'normal' | 'wide'
    class?: string
  }>,
) => {
  const { t } = useI18n()
  createEffect(() => {
    document.title = t('app.pageTitle', { page: props.title })
  })
  const width = () => (props.width && props.width !== 'normal' ? styles[props.width] : '')
  return (
    <div class={`${styles['page']} ${width()} ${props.class ?? ''}`}>
      <div class={styles['head']}>
        <div class={styles['words']}>
          <Show when={props.over}>
            <div class="small muted">{props.over}</div>
          </Show>
          <h1>{props.title}</h1>
          <Show when={props.lead}>
            <p class={styles['lead']}>{props.lead}</p>
          </Show>
        </div>
        <Show when={props.actions}>
          <div class={styles['actions']} data-print="hide">
            {props.actions}
          </div>
        </Show>
      </div>
      {props.children}
    </div>
  )
}
