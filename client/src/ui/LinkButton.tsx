import { A, type AnchorProps } from '@solidjs/router'
import { type JSX, splitProps } from 'solid-js'
import { buttonClass, type ButtonLook } from './button-class.ts'

export type LinkButtonProps = Omit<AnchorProps, 'class'> & ButtonLook & { icon?: JSX.Element }

/** A link that looks like a button: a way on, so paper is without it. */
export const LinkButton = (props: LinkButtonProps) => {
  const [own, rest] = splitProps(props, ['tone', 'size', 'wide', 'class', 'icon', 'children'])
  return (
    <A data-print="hide" {...rest} class={buttonClass(own)}>
      {own.icon}
      {own.children}
    </A>
  )
}
