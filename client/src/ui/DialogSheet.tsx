import { Dialog as Kobalte } from '@kobalte/core/dialog'
import X from 'lucide-solid/icons/x'
import { type JSX, type ParentProps, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'

export type DialogProps = ParentProps<{
  open: boolean
  onClose: () => void
  title: string
  description?: string
  /** Buttons, the main one last. */
  footer?: JSX.Element
  wide?: boolean
  /** Longer than the screen of a phone: its buttons stay in sight there. */
  tall?: boolean
}>

/** A sheet over the page: takes the focus, keeps it, closes with Escape and gives it back. A drawer from below on phones. */
export const DialogSheet = (props: DialogProps) => {
  const { t } = useI18n()
  let content: HTMLElement | undefined
  let footer: HTMLElement | undefined
  let opener: Element | null = null
  /** A question with nothing but its answers: the first of them is the one that changes nothing. */
  const safeButton = (): HTMLElement | undefined => {
    const answers = [...(footer?.querySelectorAll<HTMLElement>('button, a[href]') ?? [])]
    const all = content?.querySelectorAll('button, a[href], [tabindex="0"]').length ?? 0
    return answers.length > 1 && all === answers.length + 1 ? answers[0] : undefined
  }
  /** With a keyboard one wants to type at once; on a phone the keyboard would cover what one has not read yet. */
  const focusFirstField = (event: Event) => {
    opener = document.activeElement
    const field = content?.querySelector<HTMLElement>(
      ':is(input, textarea, select):not([disabled], [type="hidden"])',
    )
    const first = field ?? safeButton()
    if (!first || (field && matchMedia('(pointer: coarse)').matches)) return
    event.preventDefault()
    first.focus({ preventScroll: true })
  }
  /** Kobalte returns the focus to a trigger of its own, which these dialogs do not have. */
  const focusOpener = (event: Event) => {
    event.preventDefault()
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
    else document.getElementById('main')?.focus({ preventScroll: true })
  }
  return (
    <Kobalte open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class={styles['overlay']} />
        <div class={styles['place']}>
          <Kobalte.Content
            ref={(element) => (content = element)}
            onOpenAutoFocus={focusFirstField}
            onCloseAutoFocus={focusOpener}
            class={`${styles['dialog']} ${props.wide ? styles['wide'] : ''} ${props.tall ? styles['tall'] : ''}`}
          >
            <div class={styles['head']}>
              <Kobalte.Title class={styles['title']}>{props.title}</Kobalte.Title>
              <IconButton label={t('a11y.closeDialog')} onClick={() => props.onClose()}>
                <X size={20} aria-hidden="true" />
              </IconButton>
            </div>
            <Show when={props.description}>
              <Kobalte.Description class={styles['description']}>
                {props.description}
              </Kobalte.Description>
            </Show>
            {props.children}
            <Show when={props.footer}>
              <div ref={(element) => (footer = element)} class={styles['footer']}>
                {props.footer}
              </div>
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte>
  )
}
