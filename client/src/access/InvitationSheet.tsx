import type { Organisation } from '@sedyanka/shared/organisations/organisations.ts'
import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import type { MeetingId } from '@sedyanka/shared/ids.ts'
import { useSearchParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { groupCode } from '../join/code-digits.ts'
import { createSeldomWords } from '../seldom-words.ts'
import { QrCode } from '../ui/QrCode.tsx'
import { shortAddress } from './link-address.ts'
import styles from './InvitationSheet.module.css'

/** On paper only: a card to cut out for each organisation, with its own QR code, and the room code beside it. */
export const InvitationSheet = (props: {
  cards: readonly { organisation: Organisation; address: string; expiresAt: number }[]
}) => {
  const { t, language, dayOf, formatClock, formatDate, formatTime, formatWeekday } = useI18n()
  const words = createSeldomWords()
  const board = useBoard()
  const [search] = useSearchParams<{ meeting?: MeetingId }>()
  /** Set when one came from a meeting. */
  const meeting = () => (search.meeting ? meetings.read(board.room.doc, search.meeting) : null)
  /** A code that ends before the meeting begins is none for it. */
  const usableCode = () => {
    const row = meeting()
    const { roomCode } = board.details()
    const isInTime =
      !row ||
      row.status === 'inProgress' ||
      (roomCode?.expiresAt ?? 0) > momentOf(row.date, row.startTime)
    return isInTime ? roomCode : null
  }
  return (
    <section data-print="only" data-sheet>
      <h2>{words('invite.sheetTitle')}</h2>
      <p class={styles['small']}>{words('invite.sheetHint')}</p>
      <ul class={styles['sheet']} role="list">
        <For each={props.cards}>
          {({ organisation, address, expiresAt }) => (
            <li class={styles['card']}>
              <div>
                <div class={styles['small']}>{board.details().title}</div>
                <div class={styles['name']}>{organisation.name[language()]}</div>
                <Show when={meeting()}>
                  {(row) => (
                    <p class={styles['small']}>
                      <b>{row().title}</b>
                      <br />
                      {`${formatWeekday(row().date)}, ${formatDate(row().date)}, ${formatTime(row().startTime)}`}
                      <Show when={row().place}>
                        <br />
                        {row().place}
                      </Show>
                    </p>
                  )}
                </Show>
                <p class={styles['small']}>{t('join.qrHint')}</p>
                <Show when={usableCode()}>
                  {(code) => (
                    <p class={styles['small']}>
                      {t('invite.joinUs', { address: shortAddress('/j') })}
                      <br />
                      <span class={styles['code']}>{groupCode(code().code)}</span>
                      <br />
                      {t('invite.codeUntilDay', {
                        date: formatDate(dayOf(code().expiresAt)),
                        time: formatClock(code().expiresAt),
                      })}
                    </p>
                  )}
                </Show>
              </div>
              <div>
                <QrCode value={address} label={t('join.qr')} />
              </div>
              {/* The code and the link end at different times: each says so itself. */}
              <div class={styles['address']}>
                {address}
                <br />
                {words('invite.linkUntilDay', {
                  date: formatDate(dayOf(expiresAt)),
                  time: formatClock(expiresAt),
                })}
              </div>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
