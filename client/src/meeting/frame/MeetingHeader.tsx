import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { A, useNavigate, useSearchParams } from '@solidjs/router'
import { formatElapsed } from '@sedyanka/shared/i18n/format.ts'
import { languages } from '@sedyanka/shared/i18n/translate.ts'
import { otherLeads, setLead } from '@sedyanka/shared/meeting/leading.ts'
import { runningSeconds } from '@sedyanka/shared/meeting/timing.ts'
import ChevronLeft from 'lucide-solid/icons/chevron-left'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import { createSignal, Match, onMount, Show, Switch } from 'solid-js'
import { useBoard } from '../../board/frame/board-context.ts'
import { HeaderPart } from '../../board/frame/HeaderPart.tsx'
import { useI18n } from '../../i18n.tsx'
import { buttonClass } from '../../ui/button-class.ts'
import { Button } from '../../ui/Button.tsx'
import { createMedia } from '../../ui/create-media.ts'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { lazyDialog, lazySheet } from '../../ui/lazy-sheet.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { MeetingDetails } from '../details/MeetingDetails.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { StartButton } from './StartButton.tsx'
import styles from './MeetingHeader.module.css'

const EndDialog = lazyDialog(async () => (await import('./EndDialog.tsx')).EndDialog)
const InviteDialog = lazySheet(async () => (await import('./InviteDialog.tsx')).InviteDialog)
const ReopenDialog = lazyDialog(async () => (await import('./ReopenDialog.tsx')).ReopenDialog)

/** The meeting's part of the header: its name, whether it is live, and the one main button of its state. */
export const MeetingHeader = (props: {
  onKeyboard: () => void
  /** Brings the chosen item into sight. */
  onItem: () => void
}) => {
  const { t, language, setLanguage } = useI18n()
  const { act, seat, meeting, meetingId, now, isFacilitator, isOpen, people, organisations } =
    useMeeting()
  const board = useBoard()
  const hasPointer = createMedia('(any-pointer: fine)')
  const [dialog, setDialog] = createSignal<'invite' | 'details' | 'end' | 'reopen' | null>(null)
  /** The details were opened from the check before the end, which comes back behind them. */
  const [isEnding, setEnding] = createSignal(false)
  const base = `/b/${board.id}/m/${meetingId}`
  const isRunning = () => meeting().status === 'inProgress'
  const running = () => formatElapsed(runningSeconds(meeting(), now()))
  const status = () => t(`status.meeting.${meeting().status}`)
  const isScheduled = () => meeting().status === 'scheduled'
  const isCancelled = () => meeting().status === 'cancelled'
  const mayInvite = () => board.details().roomCode !== null || isFacilitator()
  const showSnack = useSnackbar()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams<{ end?: string }>()
  onMount(() => {
    // A list of meetings leads here to end one that was forgotten.
    if (search.end === undefined) return
    if (isFacilitator() && isRunning()) setDialog('end')
    setSearch({ end: null }, { replace: true })
  })
  const leadBy = (organisationId: OrganisationId | null) => {
    if (!act(setLead, { orgId: organisationId }).ok) return
    const organisation = organisations.nameOf(organisationId)
    showSnack({
      text:
        organisationId === seat.organisationId
          ? t('lead.taken')
          : t('lead.handedOver', { organisation }),
    })
  }
  /** Every facilitator may take the meeting over, or hand it to another one who is here. */
  const leadEntries = (): MenuEntry[] => {
    const others = otherLeads(people(), meeting().facilitatorOrgId)
    const handed = others.filter((id) => id !== seat.organisationId)
    const own = seat.organisationId
    return [
      ...(own !== meeting().facilitatorOrgId
        ? [{ label: t('lead.takeOver'), onSelect: () => leadBy(own) }]
        : []),
      ...handed.map((id) => ({
        label: t('lead.handOver', { organisation: organisations.nameOf(id) }),
        onSelect: () => leadBy(id),
      })),
      ...(handed.length === 0
        ? [
            {
              label: t('lead.addFacilitator'),
              onSelect: () => navigate(`/b/${board.id}/people?tab=people`),
            },
          ]
        : []),
    ]
  }
  const entries = (): MenuEntry[] => [
    ...(mayInvite() ? [{ label: t('invite.buttonQr'), onSelect: () => setDialog('invite') }] : []),
    { label: t('room.screen'), onSelect: () => window.open(`${base}/screen`, '_blank') },
    ...(isFacilitator() && isOpen()
      ? [{ label: t('meeting.details'), onSelect: () => setDialog('details') }, ...leadEntries()]
      : []),
    ...(isFacilitator()
      ? [{ label: t('attendance.printSheet'), onSelect: () => navigate(`${base}/sign-in`) }]
      : []),
    ...(isFacilitator() && isRunning()
      ? [{ label: t('room.end'), onSelect: () => setDialog('end') }]
      : []),
    ...(isFacilitator() && (meeting().status === 'closed' || isCancelled())
      ? [{ label: t('meeting.reopen'), onSelect: () => setDialog('reopen') }]
      : []),
    // Where there is only a finger there are no combinations of keys.
    ...(hasPointer() ? [{ label: t('keyboard.title'), onSelect: () => props.onKeyboard() }] : []),
    // Beside the meeting, which goes on meanwhile.
    { label: t('common.help'), onSelect: () => window.open('/guide', '_blank') },
    'separator',
    ...languages
      .filter(({ id }) => id !== language())
      .map(({ id, name }) => ({ label: name, onSelect: () => setLanguage(id) })),
  ]
  return (
    <>
      <HeaderPart place="path">
        <A
          href={`/b/${board.id}/meetings`}
          class={styles['back']}
          aria-label={t('nav.meetings')}
          title={t('nav.meetings')}
        >
          <ChevronLeft size={22} aria-hidden="true" />
        </A>
        <span class={styles['slash']} aria-hidden="true">
          /
        </span>
        <span class={styles['title']} title={meeting().title}>
          {meeting().title}
        </span>
        <span class={styles['state']}>
          <span class={styles['short']} title={meeting().title}>
            {t('meeting.numberShort', { number: meeting().number })}
          </span>
          <Switch fallback={<Pill class={styles['status'] ?? ''}>{status()}</Pill>}>
            <Match when={isRunning()}>
              <Pill tone="live" class={styles['live'] ?? ''} title={`${status()} · ${running()}`}>
                <span class={styles['word']}>{status()} ·</span>
                {running()}
              </Pill>
            </Match>
          </Switch>
        </span>
      </HeaderPart>
      <HeaderPart place="actions">
        <span class={styles['wide']}>
          <Show when={mayInvite()}>
            <Button onClick={() => setDialog('invite')}>{t('invite.buttonQr')}</Button>
          </Show>
          <a class={buttonClass({})} href={`${base}/screen`} target="_blank" rel="noopener">
            {t('room.screen')}
          </a>
        </span>
        <span class={styles['main']}>
          <Show when={isFacilitator() && isScheduled()}>
            <StartButton label={t('room.start')} />
          </Show>
          <Show when={isFacilitator() && isRunning()}>
            <Button tone="primary" onClick={() => setDialog('end')}>
              {t('room.end')}
            </Button>
          </Show>
          <Show when={!isRunning() && !isScheduled() && !isCancelled()}>
            <LinkButton tone="primary" href={`${base}/minutes`}>
              {t('minutes.one')}
            </LinkButton>
          </Show>
        </span>
        <Menu
          label={t('common.moreActions')}
          trigger={<Ellipsis size={20} aria-hidden="true" />}
          triggerClass={styles['more'] ?? ''}
          entries={entries()}
        />
      </HeaderPart>
      <InviteDialog open={dialog() === 'invite'} onClose={() => setDialog(null)} />
      <Show when={dialog() === 'details'}>
        <MeetingDetails onClose={() => setDialog(isEnding() ? 'end' : null)} />
      </Show>
      <Show when={dialog() === 'end'}>
        <EndDialog
          onClose={() => {
            setEnding(false)
            setDialog(null)
          }}
          onItem={() => props.onItem()}
          onDetails={() => {
            setEnding(true)
            setDialog('details')
          }}
        />
      </Show>
      <Show when={dialog() === 'reopen'}>
        <ReopenDialog onClose={() => setDialog(null)} />
      </Show>
    </>
  )
}
