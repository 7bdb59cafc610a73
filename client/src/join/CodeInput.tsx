import { createSignal, For } from 'solid-js'
import { CODE_LENGTH, codeDigits } from './code-digits.ts'
import styles from './CodeInput.module.css'

/** Six digits with the numeric keyboard. Goes on by itself (`onComplete`) when the sixth is there, typed or pasted. */
export const CodeInput = (props: {
  label: string
  value: string
  onInput: (code: string) => void
  onComplete: (code: string) => void
  /** Id of the sentence that says what is wrong; null while nothing is. */
  errorId: string | null
  describedBy?: string
  ref?: (element: HTMLInputElement) => void
}) => {
  const [completed, setCompleted] = createSignal('')
  const take = (element: HTMLInputElement) => {
    const code = codeDigits(element.value)
    element.value = code
    // Whatever is typed goes to the end: the boxes show no caret to put elsewhere.
    element.setSelectionRange(code.length, code.length)
    props.onInput(code)
    if (code.length === CODE_LENGTH && code !== completed()) props.onComplete(code)
    setCompleted(code.length === CODE_LENGTH ? code : '')
  }
  const positions = [...Array(CODE_LENGTH).keys()]
  const next = () => Math.min(props.value.length, CODE_LENGTH - 1)
  return (
    <div class={`${styles['code']} ${props.errorId ? styles['wrong'] : ''}`}>
      <input
        ref={(element) => props.ref?.(element)}
        class={styles['input']}
        type="text"
        inputmode="numeric"
        autocomplete="one-time-code"
        enterkeyhint="go"
        aria-label={props.label}
        aria-invalid={props.errorId ? 'true' : undefined}
        aria-describedby={[props.describedBy, props.errorId].filter(Boolean).join(' ') || undefined}
        value={props.value}
        onInput={(event) => take(event.currentTarget)}
      />
      <div class={styles['boxes']} aria-hidden="true">
        <For each={positions}>
          {(position) => (
            <span class={`${styles['box']} ${position === next() ? styles['next'] : ''}`}>
              {props.value[position] ?? ''}
            </span>
          )}
        </For>
      </div>
    </div>
  )
}
