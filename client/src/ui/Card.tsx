import { type JSX, splitProps } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import styles from './Card.module.css'

export type CardProps = JSX.HTMLAttributes<HTMLElement> & {
  as?: 'div' | 'section' | 'article' | 'li' | 'form'
  /** A coloured edge that says what kind of thing it is. */
  accent?: 'need' | 'offer' | 'decision' | 'action'
  padded?: boolean
}

/** A sheet of paper on the table. */
export const Card = (props: CardProps) => {
  const [own, rest] = splitProps(props, ['as', 'accent', 'padded', 'class', 'children'])
  return (
    <Dynamic
      component={own.as ?? 'div'}
      {...rest}
      class={`${styles['card']} ${own.padded ? styles['padded'] : ''} ${own.accent ? styles[own.accent] : ''} ${own.class ?? ''}`}
    >
      {own.children}
    </Dynamic>
  )
}
