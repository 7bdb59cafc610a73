import styles from './Avatar.module.css'

/** Two letters of a name: the first two words' initials, or the first two letters of a single word. Marks are skipped. */
export const initialsOf = (name: string): string => {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? []
  const [first = '', second] = words
  const letters = second === undefined ? first.slice(0, 2) : `${first[0] ?? ''}${second[0] ?? ''}`
  return letters.toUpperCase()
}

/**
 * A round mark for an organisation or a person. The letters are drawn, not written: they are no words to be read or
 * searched for. Whoever shows it also says the name.
 */
export const Avatar = (props: {
  name: string
  color: string
  text?: string
  size?: 'medium' | 'large'
  class?: string
}) => (
  <span
    class={`${styles['avatar']} ${props.size === 'large' ? styles['large'] : ''} ${props.class ?? ''}`}
    style={{ background: props.color }}
    title={props.name}
    aria-hidden="true"
    data-initials={props.text ?? initialsOf(props.name)}
  />
)
