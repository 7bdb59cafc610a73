import { createSignal, For } from 'solid-js'
import { codeDigits } from './code-digits.ts'
import styles from './CodeInput.module.css'

/** A code's digits with the numeric keyboard. Goes on by itself (`onComplete`) when the last is there, typed or pasted. */
export const CodeInput = (props: {
  label: string
  value: string
  /** How many digits are asked. */
  length: number
  onInput: (code: string) => void
  onComplete: (code: string) => void
  /** Id of the sentence that says what is wrong; null while nothing is. */
  errorId: string | null
  describedBy?: string
  ref?: (element: HTMLInputElement) => void
}) => {
  const [completed, setCompleted] = createSignal('')
  const take = (element: HTMLInputElement) => {
    const code = codeDigits(element.value, props.length)
    element.value = code
    // Whatever is typed goes to the end: the boxes show no caret to put elsewhere.
    element.setSelectionRange(code.length, code.length)
    props.onInput(code)
    const isComplete = code.length >= props.length
    if (isComplete && code !== completed()) props.onComplete(code)
    setCompleted(isComplete ? code : '')
  }
  const boxes = () => Math.max(props.length, props.value.length)
  const positions = () => [...Array(boxes()).keys()]
  const next = () => Math.min(props.value.length, boxes() - 1)
  /** Six are read in two groups, more in fours. */
  const group = () => (boxes() === 6 ? 3 : 4)
  return (
    <div class={`${styles['code']} ${props.errorId ? styles['wrong'] : ''}`} data-boxes={boxes()}>
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
        <For each={positions()}>
          {(position) => (
            <span
              class={`${styles['box']} ${position === next() ? styles['next'] : ''}`}
              classList={{
                [styles['end'] ?? '']: (position + 1) % group() === 0 && position + 1 < boxes(),
              }}
            >
              {props.value[position] ?? ''}
            </span>
          )}
        </For>
      </div>
    </div>
  )
}
