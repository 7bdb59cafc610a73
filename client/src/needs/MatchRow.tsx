import { type Match, type MatchStatus, matches } from '@sedyanka/shared/help/matches.ts'
import { createMemo, Show } from 'solid-js'
import { mayPatch } from '../rows/may-patch.ts'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Pill, type PillTone } from '../ui/Pill.tsx'
import styles from './MatchRow.module.css'
import { useNeeds } from './needs-context.tsx'

const toneOf: Record<MatchStatus, PillTone> = {
  proposed: 'warn',
  confirmed: 'offer',
  delivered: 'offer',
  declined: 'neutral',
}

/** One match, seen from its need or its offer, with the steps that this seat may take. */
export const MatchRow = (props: { match: Match; side: 'need' | 'offer' }) => {
  const { t } = useI18n()
  const { room, names, needs, offers, commands, isOwn } = useNeeds()
  const offer = createMemo(() => offers().find((row) => row.id === props.match.offerId))
  const need = createMemo(() => needs().find((row) => row.id === props.match.needId))
  const other = () => (props.side === 'need' ? offer() : need())
  const unit = () => offer()?.unit ?? need()?.unit ?? ''
  const may = (status: MatchStatus) =>
    mayPatch(room, { root: matches.root, id: props.match.id }, { status })
  const status = () => props.match.status
  const isOwnProposal = () => {
    const org = props.match.createdByOrg
    return status() === 'proposed' && org !== null && isOwn(org)
  }
  const mayConfirm = () => status() === 'proposed' && may('confirmed')
  const mayDeliver = () => status() === 'confirmed' && may('delivered')
  const mayDecline = () =>
    (status() === 'proposed' || status() === 'confirmed') && !isOwnProposal() && may('declined')
  return (
    <li class={styles['row']} data-status={status()}>
      <div class={styles['line']}>
        <span class={styles['what']}>
          <b>{names.quantity(props.match.quantity, unit())}</b>{' '}
          <Show when={other()}>
            {(row) => (
              <>
                <span class={isOwn(row().orgId) ? styles['own'] : ''}>
                  {t(props.side === 'need' ? 'matching.from' : 'matching.forOrganisation', {
                    organisation: names.organisation(row().orgId),
                  })}
                </span>
                <span class={styles['title']}>{row().title}</span>
              </>
            )}
          </Show>
        </span>
        <Pill tone={toneOf[status()]}>{t(`status.match.${status()}`)}</Pill>
      </div>
      <Show when={status() === 'proposed' && !mayConfirm()}>
        <p class="small muted">
          {t('matching.awaiting', { organisation: names.organisation(offer()?.orgId ?? null) })}
        </p>
      </Show>
      <div class={styles['steps']}>
        <Show when={mayConfirm()}>
          <Button
            size="small"
            tone="primary"
            aria-label={t('matching.confirm')}
            onClick={() => commands.setMatchStatus(props.match, 'confirmed')}
          >
            {t('common.confirm')}
          </Button>
        </Show>
        <Show when={mayDeliver()}>
          <Button size="small" onClick={() => commands.setMatchStatus(props.match, 'delivered')}>
            {t('matching.markDelivered')}
          </Button>
        </Show>
        <Show when={mayDecline()}>
          <Button
            size="small"
            tone="ghost"
            aria-label={t('matching.decline')}
            onClick={() => commands.setMatchStatus(props.match, 'declined')}
          >
            {t('matching.declineShort')}
          </Button>
        </Show>
        <Show when={isOwnProposal()}>
          <Button size="small" tone="ghost" onClick={() => commands.withdrawMatch(props.match)}>
            {t('matching.withdraw')}
          </Button>
        </Show>
      </div>
    </li>
  )
}
