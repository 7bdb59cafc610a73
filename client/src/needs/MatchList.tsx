import type { Match } from '@sedyanka/shared/help/matches.ts'
import { For, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { MatchRow } from './MatchRow.tsx'
import styles from './MatchRow.module.css'

/** Matches of one need or one offer; the declined ones last. */
export const MatchList = (props: { matches: readonly Match[]; side: 'need' | 'offer' }) => {
  const { t } = useI18n()
  const ordered = () => [
    ...props.matches.filter((match) => match.status !== 'declined'),
    ...props.matches.filter((match) => match.status === 'declined'),
  ]
  return (
    <section class={styles['section']} aria-label={t('matching.listTitle')}>
      <h3>{t('matching.listTitle')}</h3>
      <Show
        when={props.matches.length > 0}
        fallback={<p class="small muted">{t('matching.none')}</p>}
      >
        <ul role="list" class={styles['list']}>
          <For each={ordered()}>{(match) => <MatchRow match={match} side={props.side} />}</For>
        </ul>
      </Show>
    </section>
  )
}
