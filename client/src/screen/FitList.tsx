import { type JSX, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { createFit } from './create-fit.ts'
import styles from './Screen.module.css'

/** A list of the wall that shows as much as has room, and says how many more there are. */
export const FitList = (props: {
  /** Rows with `data-fit`. */
  children: JSX.Element
  ordered?: boolean
  class?: string | undefined
}) => {
  const { t } = useI18n()
  const fit = createFit()
  const look = () => `${styles['fit']} ${props.class ?? ''}`
  return (
    <>
      <Show
        when={props.ordered}
        fallback={
          <ul role="list" ref={fit.ref} class={look()}>
            {props.children}
          </ul>
        }
      >
        <ol ref={fit.ref} class={look()}>
          {props.children}
        </ol>
      </Show>
      <Show when={fit.rest() > 0}>
        <p class={styles['rest']}>{t('screen.more', { count: fit.rest() })}</p>
      </Show>
    </>
  )
}
