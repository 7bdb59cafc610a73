import type { Need } from '@sedyanka/shared/help/needs.ts'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { makeNumberFormat } from '@sedyanka/shared/i18n/translate.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import styles from './HelpCard.module.css'
import { useNeeds } from './needs-context.tsx'

/** How far a need is covered: what is certain solid, what waits striped, and the figures in words. */
export const NeedCoverageLine = (props: { need: Need }) => {
  const { t, language } = useI18n()
  const { coverNeed, names } = useNeeds()
  const cover = () =>
    coverNeed(props.need.id) ?? {
      confirmed: 0,
      proposed: 0,
      over: 0,
      doubtful: 0,
      status: 'open' as const,
    }
  const number = (quantity: number) => makeNumberFormat(language()).format(quantity)
  const whole = () => names.quantityOf(props.need.quantity, props.need.unit)
  const isCovered = () => cover().status === 'matched' || cover().status === 'fulfilled'
  const confirmedShare = () => Math.min(1, cover().confirmed / props.need.quantity)
  const proposedShare = () => Math.min(1 - confirmedShare(), cover().proposed / props.need.quantity)
  const words = () => {
    const { confirmed, proposed } = cover()
    const figures = { covered: number(confirmed), proposed: number(proposed), total: whole() }
    if (isCovered())
      return `${t('needs.covered')} · ${names.quantity(props.need.quantity, props.need.unit)}`
    if (confirmed > 0 && proposed > 0) return t('needs.coveredAndProposed', figures)
    return proposed > 0 ? t('needs.proposedOf', figures) : t('needs.coveredOf', figures)
  }
  const label = () => {
    const { confirmed, proposed } = cover()
    return t('needs.progressLabel', {
      covered: number(confirmed),
      proposed: number(proposed),
      total: whole(),
    })
  }
  return (
    <>
      <div class={styles['cover']}>
        <ProgressBar
          class={styles['bar'] ?? ''}
          ground="need"
          label={label()}
          parts={[
            { share: confirmedShare(), tone: 'offer' },
            { share: proposedShare(), tone: 'proposed' },
          ]}
        />
        <span class={isCovered() && cover().doubtful === 0 ? styles['good'] : ''}>{words()}</span>
      </div>
      <Show when={cover().doubtful > 0}>
        <p class={styles['over']}>
          {t('matching.doubtful', {
            quantity: names.quantity(cover().doubtful, props.need.unit),
          })}
        </p>
      </Show>
      <Show when={cover().over > 0}>
        <p class={`${styles['over']} ${styles['plenty']}`}>
          {t('matching.overCovered', { quantity: names.quantity(cover().over, props.need.unit) })}
        </p>
      </Show>
    </>
  )
}
