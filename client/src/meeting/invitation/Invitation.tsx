import { readBoard } from '@sedyanka/shared/board/board.ts'
import { setLine } from '@sedyanka/shared/i18n/quotes.ts'
import Printer from 'lucide-solid/icons/printer'
import { Show } from 'solid-js'
import { useBoard } from '../../board/frame/board-context.ts'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { createSettingsWords } from '../../settings/create-words.ts'
import { useMeeting } from '../meeting-context.tsx'
import { HowToJoin } from './HowToJoin.tsx'
import styles from './Invitation.module.css'
import { InvitationAgenda } from './InvitationAgenda.tsx'
import { Letterhead } from './Letterhead.tsx'

const formats = {
  inPerson: 'meeting.formatInPerson',
  online: 'meeting.formatOnline',
  hybrid: 'meeting.formatHybrid',
} as const

/** The invitation to one meeting: what, when, where, about what, and how to join. */
export const Invitation = () => {
  const { t, language, dayOf, formatClock, formatDate, formatTime, formatWeekday } = useI18n()
  const { meeting, meetingId, organisations } = useMeeting()
  const board = useBoard()
  const day = () => `${formatWeekday(meeting().date)}, ${formatDate(meeting().date)}`
  const say = createSettingsWords()
  /** What people typed, set as official texts are. */
  const set = (text: string) => setLine(text, language())
  const chair = () => {
    const organisation = organisations.byId(meeting().chairOrgId)?.name[language()]
    return set([meeting().chairPerson, organisation].filter(Boolean).join(', '))
  }
  const basis = () => meeting().basis.trim() || (readBoard(board.room.doc)?.basis ?? '')
  return (
    <Page
      title={t('invite.letterTitle')}
      over={board.details().title}
      actions={
        <>
          <LinkButton href={`/b/${board.id}/m/${meetingId}`}>{t('signIn.back')}</LinkButton>
          <Button
            tone="primary"
            icon={<Printer size={18} aria-hidden="true" />}
            onClick={() => window.print()}
          >
            {t('common.print')}
          </Button>
        </>
      }
    >
      <article class={styles['letter']} data-invitation data-own-paper>
        <Letterhead />
        <p>{t('invite.letterLead')}</p>
        <h2 class={styles['title']}>{set(meeting().title)}</h2>
        <p class="muted">
          {t('meeting.number', { number: String(meeting().number) })}
          <Show when={meeting().series}> · {set(meeting().series)}</Show>
        </p>
        <dl class={styles['facts']}>
          <dt>{t('invite.when')}</dt>
          <dd>
            <b>{day()}</b>
            <br />
            {formatTime(meeting().startTime)} – {formatTime(meeting().endTime)}
          </dd>
          <Show when={meeting().place}>
            <dt>{t('meeting.place')}</dt>
            <dd>{set(meeting().place)}</dd>
          </Show>
          <dt>{t('meeting.format')}</dt>
          <dd>{t(formats[meeting().format])}</dd>
          <Show when={chair()}>
            <dt>{t('meeting.chairOrganisation')}</dt>
            <dd>{chair()}</dd>
          </Show>
          <Show when={basis()}>
            <dt>{say('settings.meetingBasis')}</dt>
            <dd>{set(basis())}</dd>
          </Show>
        </dl>
        <h3 class={styles['heading']}>{t('nav.agenda')}</h3>
        <InvitationAgenda />
        <Show when={meeting().proposalsUntil}>
          {(until) => (
            <p class={styles['until']}>
              {t('invite.proposalsUntil', {
                date: formatDate(dayOf(until())),
                time: formatClock(until()),
              })}
            </p>
          )}
        </Show>
        <HowToJoin />
      </article>
    </Page>
  )
}
