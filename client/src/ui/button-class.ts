import styles from './Button.module.css'

export type ButtonTone = 'plain' | 'primary' | 'ghost' | 'danger' | 'need' | 'offer'
export type ButtonSize = 'small' | 'medium' | 'large'

export interface ButtonLook {
  tone?: ButtonTone
  size?: ButtonSize
  /** As wide as its container. */
  wide?: boolean
  class?: string
}

/** The classes that a button and a link that looks like one share. */
export const buttonClass = (look: ButtonLook): string =>
  [
    styles['button'],
    look.tone && look.tone !== 'plain' ? styles[look.tone] : '',
    look.size && look.size !== 'medium' ? styles[look.size] : '',
    look.wide ? styles['wide'] : '',
    look.class ?? '',
  ]
    .filter(Boolean)
    .join(' ')
