import type { Role } from '@sedyanka/shared/seat.ts'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './JoinForm.module.css'

export interface NamedSeat {
  role: Role
  /** The organisation's name; null without one. */
  organisation: string | null
}

/**
 * Somebody who sits at this board already: goes on as they are, by the first button. A link for another seat takes the
 * present one only when they say so.
 */
export const PresentSeat = (props: {
  name: string
  present: NamedSeat
  /** What the link or code would make of it; null when it would be the same. */
  next: NamedSeat | null
  onContinue: () => void
  onOther: () => void
}) => {
  const { t } = useI18n()
  const words = ({ role, organisation }: NamedSeat) =>
    [t(`roles.${role}`), organisation].filter(Boolean).join(' · ')
  return (
    <div class={styles['present']} role="group" aria-label={words(props.present)}>
      <Show
        when={props.next}
        fallback={<p>{t('join.presentSeat', { name: props.name, seat: words(props.present) })}</p>}
      >
        {(next) => (
          <p>{t('join.changeQuestion', { seat: words(props.present), next: words(next()) })}</p>
        )}
      </Show>
      <Button tone="primary" size="large" wide onClick={() => props.onContinue()}>
        {t('join.continueAs', { name: props.name })}
      </Button>
      <Button wide onClick={() => props.onOther()}>
        <Show when={props.next} fallback={t('join.otherEntry')}>
          {(next) => t('join.changeSeat', { next: words(next()) })}
        </Show>
      </Button>
    </div>
  )
}
