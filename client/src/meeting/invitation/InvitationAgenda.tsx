import { nameIn } from '@sedyanka/shared/organisations/organisations.ts'
import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { setLine } from '@sedyanka/shared/i18n/quotes.ts'
import { standingTitle } from '@sedyanka/shared/reference/standing-title.ts'
import { For } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './Invitation.module.css'

/** What the meeting will be about: items with their presenters and time-boxes. Postponed ones are not for this meeting. */
export const InvitationAgenda = () => {
  const { t, language } = useI18n()
  const { items, organisations } = useMeeting()
  const ahead = () => items().filter((item) => item.status !== 'postponed')
  const presentersOf = (item: AgendaItem) =>
    [item.presenterOrgId, ...item.coOrgIds]
      .map((id) => organisations.byId(id))
      .map((found) => (found ? nameIn(found, language()) : ''))
      .filter(Boolean)
      .join(', ')
  return (
    <ol class={styles['agenda']}>
      <For each={ahead()} fallback={<li class={styles['none']}>{t('invite.agendaEmpty')}</li>}>
        {(item) => (
          <li>
            <div class={styles['item']}>
              <span>{setLine(standingTitle(item.title.trim(), language()), language())}</span>
              <span class={styles['minutes']}>
                {item.minutes > 0 ? t('count.minutesShort', { count: item.minutes }) : ''}
              </span>
            </div>
            <div class="small muted">{presentersOf(item)}</div>
          </li>
        )}
      </For>
    </ol>
  )
}
