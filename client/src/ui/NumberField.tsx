import { TextField, type TextFieldProps } from './TextField.tsx'

/**
 * A whole number from 0 on. It is a field for text that takes digits only: those of the browser's own kind change under
 * the wheel and the arrow keys, without a word.
 */
export const NumberField = (
  props: Omit<TextFieldProps, 'type' | 'inputmode' | 'multiline' | 'maxlength'> & {
    /** How many digits it may have. */
    digits: number
  },
) => {
  const keepDigits = (element: HTMLInputElement | HTMLTextAreaElement) =>
    element.addEventListener('beforeinput', (event) => {
      if (/[^\d]/.test((event as InputEvent).data ?? '')) event.preventDefault()
    })
  return (
    <TextField
      autocomplete="off"
      {...props}
      type="text"
      inputmode="numeric"
      maxlength={props.digits}
      ref={keepDigits}
      onInput={(typed) => props.onInput?.(typed.replace(/\D/g, ''))}
    />
  )
}
