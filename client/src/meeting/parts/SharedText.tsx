import { type Accessor, createEffect, onCleanup, onMount, Show } from 'solid-js'
import type * as Y from 'yjs'
import { useI18n } from '../../i18n.tsx'
import { bindText } from '../../sync/bind-text.ts'
import { useMeeting } from '../meeting-context.tsx'
import { growWithText } from './grow-with-text.ts'
import styles from './SharedText.module.css'

export interface SharedTextProps {
  /** The shared text; null while its row is not there. */
  text: Accessor<Y.Text | null>
  /** What others see as the place one writes in, e.g. `decisions/<id>/text`. */
  place: string
  label: string
  /** The text as it reads now: shown in place of the field to those who may not write. */
  value: string
  mayWrite: boolean
  placeholder?: string
  maxlength?: number
  class?: string
  id?: string
  /** Enter leaves the field, or does this. With `multiline` it makes a line instead. */
  onEnter?: () => void
  multiline?: boolean
  ref?: (element: HTMLTextAreaElement) => void
}

/** A text that several people write at once, in the place where it is read: a field without the look of one. */
export const SharedText = (props: SharedTextProps) => {
  const { langOf } = useI18n()
  return (
    <Show
      when={props.mayWrite}
      fallback={
        <span class={`${styles['plain']} ${props.class ?? ''}`} lang={langOf(props.value)}>
          {props.value}
        </span>
      }
    >
      <Writable {...props} />
    </Show>
  )
}

const Writable = (props: SharedTextProps) => {
  const { langOf } = useI18n()
  const { typing, follow } = useMeeting()
  let element!: HTMLTextAreaElement
  const leave = () => {
    typing.stop()
    follow.hold(false)
  }
  onMount(() => {
    bindText(element, props.text)
    const grow = growWithText(element)
    createEffect(() => {
      const shared = props.text()
      shared?.observe(grow)
      onCleanup(() => shared?.unobserve(grow))
    })
    props.ref?.(element)
  })
  onCleanup(leave)
  return (
    <textarea
      ref={element}
      id={props.id}
      rows={1}
      lang={langOf(props.value)}
      data-one-line={props.multiline ? undefined : ''}
      class={`${styles['field']} ${props.class ?? ''}`}
      aria-label={props.label}
      placeholder={props.placeholder}
      maxlength={props.maxlength}
      enterkeyhint={props.multiline ? undefined : 'done'}
      onFocus={() => follow.hold(true)}
      onBlur={leave}
      onInput={() => typing.at(props.place)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') element.blur()
        if (event.key !== 'Enter' || props.multiline || event.isComposing) return
        event.preventDefault()
        if (props.onEnter) props.onEnter()
        else element.blur()
      }}
    />
  )
}
