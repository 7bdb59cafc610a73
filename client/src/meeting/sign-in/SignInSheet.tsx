import { nameIn, type Organisation } from '@sedyanka/shared/organisations/organisations.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import Printer from 'lucide-solid/icons/printer'
import { createMemo, For, Show } from 'solid-js'
import { useBoard } from '../../board/frame/board-context.ts'
import { useI18n } from '../../i18n.tsx'
import { groupCode } from '../../join/code-digits.ts'
import { byDisplayedName } from '../../organisations/by-displayed-name.ts'
import { codeAddress, shortAddress } from '../../access/link-address.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { usableCode } from '../invitation/usable-code.ts'
import { useMeeting } from '../meeting-context.tsx'
import styles from './SignInSheet.module.css'

/** Every organisation with room for a name and a signature, institutions first; how to come in stands at the top. */
export const SignInSheet = () => {
  const { t, language, dayOf, formatClock, formatDate, formatTime, formatWeekday } = useI18n()
  const { meeting, meetingId, organisations } = useMeeting()
  const board = useBoard()
  /** In the order in which the names on the sheet are read, as in the list of organisations. */
  const sorted = createMemo(() => organisations.all().toSorted(byDisplayedName(language())))
  const institutions = createMemo(() => sorted().filter(({ kind }) => kind === 'institution'))
  const ngos = createMemo(() => sorted().filter(({ kind }) => kind === 'ngo'))
  return (
    <Page
      title={t('meeting.attendanceList')}
      over={board.details().title}
      lead={
        <>
          <b>{meeting().title}</b>
          <br />
          {`${formatWeekday(meeting().date)}, ${formatDate(meeting().date)}, ${formatTime(meeting().startTime)}`}
          <Show when={meeting().place}> · {meeting().place}</Show>
        </>
      }
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
      <Show
        when={usableCode(board.details().roomCode, meeting())}
        fallback={<JoinLater hasCode={board.details().roomCode !== null} />}
      >
        {(active) => (
          <div class={styles['join']}>
            <QrCode
              value={codeAddress(active().full)}
              label={t('join.qr')}
              class={styles['qr'] ?? ''}
            />
            <p>
              {t('invite.joinUs', { address: shortAddress('/j') })}
              <br />
              <b class={styles['code']}>{groupCode(active().code)}</b>
              <br />
              {t('invite.codeUntilDay', {
                date: formatDate(dayOf(active().expiresAt)),
                time: formatClock(active().expiresAt),
              })}
            </p>
          </div>
        )}
      </Show>
      <div class={styles['scroll']} data-own-paper>
        <table class={styles['table']}>
          <thead>
            <tr>
              <th scope="col" class={styles['number']}>
                {t('signIn.number')}
              </th>
              <th scope="col">{t('common.organisation')}</th>
              <th scope="col" class={styles['person']}>
                {t('signIn.person')}
              </th>
              <th scope="col" class={styles['signature']}>
                {t('signIn.signature')}
              </th>
            </tr>
          </thead>
          <Rows title={t('orgs.institutions')} list={institutions()} from={1} />
          <Rows title={t('orgs.ngos')} list={ngos()} from={1 + institutions().length} />
          <VisitorRows from={1 + sorted().length} />
        </table>
      </div>
    </Page>
  )
}

/** A code that ends before the meeting begins must not stand on paper: the address does, and how to get a code. */
const JoinLater = (props: { hasCode: boolean }) => {
  const { t } = useI18n()
  return (
    <div class={styles['later']}>
      <p>{t('invite.byAddress', { address: shortAddress('/j') })}</p>
      <Show when={props.hasCode}>
        <p class="small muted" data-print="hide">
          {t('signIn.codeTooShort')}
        </p>
      </Show>
    </div>
  )
}

/** Guests and observers who are expected, and empty rows for those who come. */
const emptyRows = 6
const VisitorRows = (props: { from: number }) => {
  const { t } = useI18n()
  const { meeting } = useMeeting()
  const expected = () =>
    [meeting().guests, meeting().observers]
      .flatMap((text) => text.split('\n'))
      .map((line) => line.trim())
      .filter((line) => line !== '')
  const rows = () => [...expected(), ...Array.from({ length: emptyRows }, () => '')]
  return (
    <tbody>
      <tr class={styles['kind']}>
        <th colspan={4} scope="rowgroup">
          {t('signIn.guests')}
        </th>
      </tr>
      <For each={rows()}>
        {(name, index) => (
          <tr data-visitor>
            <td class={styles['number']}>{props.from + index()}</td>
            <td />
            <td>{name}</td>
            <td />
          </tr>
        )}
      </For>
    </tbody>
  )
}

/** The organisations of one kind; names that are known stand there already. */
const Rows = (props: { title: string; list: readonly Organisation[]; from: number }) => {
  const { language } = useI18n()
  const { attendance } = useMeeting()
  const namesOf = (orgId: OrganisationId) => attendance().find((row) => row.orgId === orgId)?.names
  return (
    <Show when={props.list.length > 0}>
      <tbody>
        <tr class={styles['kind']}>
          <th colspan={4} scope="rowgroup">
            {props.title}
          </th>
        </tr>
        <For each={props.list}>
          {(organisation, index) => (
            <tr data-organisation={organisation.id}>
              <td class={styles['number']}>{props.from + index()}</td>
              <th scope="row">{nameIn(organisation, language())}</th>
              <td>{namesOf(organisation.id)}</td>
              <td />
            </tr>
          )}
        </For>
      </tbody>
    </Show>
  )
}
