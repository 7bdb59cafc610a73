import { type JSX, splitProps } from 'solid-js'
import styles from './IconButton.module.css'

export type IconButtonProps = Omit<
  JSX.ButtonHTMLAttributes<HTMLButtonElement>,
  'disabled' | 'onClick' | 'aria-label' | 'class'
> & {
  /** What it does, in words: read aloud and shown on hover. */
  label: string
  size?: 'small' | 'medium'
  class?: string
  onClick?: (event: MouseEvent) => void
  whyDisabled?: string | null | undefined
}

/** A button that is only an icon. */
export const IconButton = (props: IconButtonProps) => {
  const [own, rest] = splitProps(props, [
    'label',
    'size',
    'class',
    'onClick',
    'whyDisabled',
    'children',
  ])
  return (
    <button
      type="button"
      data-print="hide"
      {...rest}
      class={`${styles['button']} ${own.size === 'small' ? styles['small'] : ''} ${own.class ?? ''}`}
      aria-label={own.label}
      title={own.whyDisabled ?? own.label}
      aria-description={own.whyDisabled ?? undefined}
      aria-disabled={own.whyDisabled ? 'true' : undefined}
      onClick={(event) => !own.whyDisabled && own.onClick?.(event)}
    >
      {own.children}
    </button>
  )
}
