import { type JSX, splitProps } from 'solid-js'
import { buttonClass, type ButtonLook } from './button-class.ts'

export type ButtonProps = Omit<
  JSX.ButtonHTMLAttributes<HTMLButtonElement>,
  'disabled' | 'onClick' | 'class'
> &
  ButtonLook & {
    icon?: JSX.Element
    onClick?: (event: MouseEvent) => void
    /** Why it cannot be pressed now, for people to read; the button stays focusable so that it can be read. */
    whyDisabled?: string | null | undefined
    /** Its work is under way: pressing again does nothing. */
    busy?: boolean
  }

/** A button: something to do, so paper is without it. One that cannot be pressed says why (`whyDisabled`) instead of being silently grey. */
export const Button = (props: ButtonProps) => {
  const [own, rest] = splitProps(props, [
    'tone',
    'size',
    'wide',
    'class',
    'icon',
    'children',
    'onClick',
    'whyDisabled',
    'busy',
    'title',
  ])
  const isOff = () => Boolean(own.whyDisabled) || own.busy === true
  const press = (event: MouseEvent) => {
    if (isOff()) event.preventDefault()
    else own.onClick?.(event)
  }
  return (
    <button
      type="button"
      data-print="hide"
      {...rest}
      class={buttonClass(own)}
      title={own.whyDisabled ?? own.title}
      aria-description={own.whyDisabled ?? undefined}
      aria-disabled={isOff() ? 'true' : undefined}
      aria-busy={own.busy ? 'true' : undefined}
      onClick={press}
    >
      {own.icon}
      {own.children}
    </button>
  )
}
