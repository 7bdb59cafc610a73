import { parseQuantity } from '@sedyanka/shared/help/quantity.ts'
import { createSignal, createUniqueId, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './QuantityForm.module.css'
import { useNeeds } from './needs-context.tsx'

/** A quantity and the button that gives it. What was typed stays when the suggested quantity changes meanwhile. */
export const QuantityForm = (props: {
  /** Read aloud; the place says enough to the eye. */
  label: string
  suggested: number
  unit: string
  /** The most that can be given; null when only people know. */
  most: number | null
  action: string
  whyDisabled?: string | null
  onGive: (quantity: number) => void
}) => {
  const { t } = useI18n()
  const { names } = useNeeds()
  const id = createUniqueId()
  const [typed, setTyped] = createSignal<string | null>(null)
  const [error, setError] = createSignal<string | null>(null)
  const value = () =>
    typed() ?? (props.suggested > 0 ? String(props.suggested).replace('.', ',') : '')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (props.whyDisabled) return
    const quantity = parseQuantity(value())
    if (quantity === null) return setError(t('needs.enterQuantity'))
    if (props.most !== null && quantity > props.most) {
      return setError(t('matching.tooMuch', { quantity: names.quantity(props.most, props.unit) }))
    }
    setTyped(null)
    setError(null)
    props.onGive(quantity)
  }
  return (
    <form onSubmit={submit} novalidate>
      <div class={styles['line']}>
        <input
          class={styles['input']}
          inputmode="decimal"
          autocomplete="off"
          aria-label={props.label}
          aria-invalid={error() ? 'true' : undefined}
          aria-describedby={error() ? id : undefined}
          value={value()}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setError(null)
          }}
        />
        <span class={styles['unit']}>{names.unitAfter(props.unit)}</span>
        <Button type="submit" tone="primary" size="small" whyDisabled={props.whyDisabled}>
          {props.action}
        </Button>
      </div>
      <Show when={error()}>
        <p id={id} class={styles['error']} role="alert">
          {error()}
        </p>
      </Show>
    </form>
  )
}
