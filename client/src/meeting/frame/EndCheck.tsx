import CircleCheck from 'lucide-solid/icons/circle-check'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { type JSX, Show } from 'solid-js'
import styles from './EndDialog.module.css'

/** One finding and the means to mend it. */
export const EndCheck = (props: {
  words: (string | false)[]
  /** Mended meanwhile: `done` says so in place of the words. */
  isDone?: boolean
  done?: string
  children?: JSX.Element
}) => (
  <section class={styles['check']}>
    <h3 class={styles['finding']} classList={{ [styles['done'] ?? '']: props.isDone === true }}>
      <Show when={props.isDone} fallback={<TriangleAlert size={18} aria-hidden="true" />}>
        <CircleCheck size={18} aria-hidden="true" />
      </Show>
      {props.isDone ? props.done : props.words.filter(Boolean).join(' · ')}
    </h3>
    {props.children}
  </section>
)
