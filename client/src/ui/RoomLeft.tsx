import { createSignal, onCleanup, onMount, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import styles from './RoomLeft.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

type Limited = HTMLInputElement | HTMLTextAreaElement

/** It is said when a tenth of a field is left, or twenty characters. */
const isNear = (left: number, most: number): boolean => left <= Math.max(20, most / 10)

const asLimited = (target: EventTarget | null): Limited | null => {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  // Codes and numbers say by themselves how long they are.
  return isField && target.maxLength >= 40 && !target.readOnly ? target : null
}

/** Says beside the field that one writes in how much room it has left, before it is full. */
export const RoomLeft = () => {
  const { t } = useI18n()
  const [shown, setShown] = createSignal<{ left: number; top: number; right: number } | null>(null)
  const [said, setSaid] = createSignal('')
  let field: Limited | null = null
  const hide = () => {
    field = null
    setShown(null)
    setSaid('')
  }
  const look = () => {
    if (!field?.isConnected) return hide()
    const left = field.maxLength - field.value.length
    if (!isNear(left, field.maxLength)) {
      setSaid('')
      return setShown(null)
    }
    // Heard once, when it begins to matter; the number beside the field follows each letter.
    if (shown() === null) setSaid(t('tooLong.left', { count: left }))
    const { bottom, right } = field.getBoundingClientRect()
    setShown({ left, top: bottom, right: document.documentElement.clientWidth - right })
  }
  const onInput = ({ target }: Event) => {
    field = asLimited(target)
    if (field) look()
    else hide()
  }
  const follow = () => field && shown() && look()
  onMount(() => {
    document.addEventListener('input', onInput)
    document.addEventListener('focusout', hide)
    window.addEventListener('scroll', follow, true)
    window.addEventListener('resize', follow)
    onCleanup(() => {
      document.removeEventListener('input', onInput)
      document.removeEventListener('focusout', hide)
      window.removeEventListener('scroll', follow, true)
      window.removeEventListener('resize', follow)
    })
  })
  return (
    <>
      <Show when={shown()}>
        {(place) => (
          <p
            class={styles['left']}
            style={{ top: `${place().top}px`, right: `${place().right}px` }}
            data-room-left
            aria-hidden="true"
          >
            {t('tooLong.left', { count: place().left })}
          </p>
        )}
      </Show>
      <VisuallyHidden>
        <span role="status">{said()}</span>
      </VisuallyHidden>
    </>
  )
}
