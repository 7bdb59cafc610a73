import { onCleanup, onMount } from 'solid-js'
import { useSnackbar } from './Snackbar.tsx'

/** Goes to an element as the keyboard and the eye do. */
const goTo = (element: HTMLElement): void => {
  if (element.tabIndex < 0) element.tabIndex = -1
  element.focus({ preventScroll: true })
  element.scrollIntoView({ block: 'center' })
}

/**
 * For every form of the page: what was sent with something missing leads to the first field that says so, and a button
 * that cannot be pressed answers a press with its reason, at the place that explains it (`data-why`) where there is one.
 */
export const FormHelp = () => {
  const showSnack = useSnackbar()
  const onSubmit = ({ target }: SubmitEvent) => {
    // The form says what is wrong first.
    requestAnimationFrame(() => {
      if (!(target instanceof HTMLFormElement) || !target.isConnected) return
      const wrong = target.querySelector<HTMLElement>('[aria-invalid="true"]')
      if (wrong && !document.activeElement?.matches('[aria-invalid="true"]')) goTo(wrong)
    })
  }
  const onClick = ({ target }: MouseEvent) => {
    const pressed = target instanceof Element ? target.closest('[aria-disabled="true"]') : null
    const why = pressed?.getAttribute('aria-description')
    if (!pressed || !why) return
    const around = pressed.closest('form, [role="dialog"]')
    const explained = around?.querySelector<HTMLElement>('[data-why]')
    if (explained) goTo(explained)
    else showSnack({ text: why })
  }
  onMount(() => {
    document.addEventListener('submit', onSubmit)
    document.addEventListener('click', onClick)
    onCleanup(() => {
      document.removeEventListener('submit', onSubmit)
      document.removeEventListener('click', onClick)
    })
  })
  return null
}
