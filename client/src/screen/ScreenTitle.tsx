import { useI18n } from '../i18n.tsx'
import styles from './Screen.module.css'

/** Letters from which on a title is set smaller: what is decided under it needs its room. */
const steps = [
  { from: 160, size: 'longest' },
  { from: 90, size: 'longer' },
  { from: 40, size: 'long' },
] as const

/** The large words of the wall, whole however long they are. */
export const ScreenTitle = (props: {
  words: string
  /** A list stands below, which is what people look at. */
  small?: boolean
}) => {
  const { langOf } = useI18n()
  return (
    <h1
      lang={langOf(props.words)}
      class={styles['title']}
      data-size={
        steps.find(({ from }) => props.words.length + (props.small ? 90 : 0) > from)?.size ??
        'short'
      }
    >
      {props.words}
    </h1>
  )
}
