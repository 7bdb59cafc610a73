import { Show } from 'solid-js'
import { useBoard } from '../../board/frame/board-context.ts'
import { useI18n } from '../../i18n.tsx'
import { groupCode } from '../../join/code-digits.ts'
import { codeAddress, shortAddress } from '../../access/link-address.ts'
import { RoomCodeMaker } from '../../access/RoomCodeMaker.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './Invitation.module.css'
import { usableCode } from './usable-code.ts'

/** The code with its QR and until when it is good, for those who may give it out; for everybody else the address. */
export const HowToJoin = () => {
  const { t, dayOf, formatClock, formatDate } = useI18n()
  const { meeting } = useMeeting()
  const board = useBoard()
  return (
    <section class={styles['join']}>
      <h3 class={styles['heading']}>{t('invite.howToJoin')}</h3>
      <Show
        when={usableCode(board.details().roomCode, meeting())}
        fallback={
          <>
            <p>{t('invite.byAddress', { address: shortAddress('/j') })}</p>
            <Show when={board.seat.role === 'facilitator'}>
              <div data-print="hide">
                <Show when={board.details().roomCode} fallback={<RoomCodeMaker />}>
                  <p class="muted">{t('invite.codeTooShort')}</p>
                </Show>
              </div>
            </Show>
          </>
        }
      >
        {(active) => (
          <div class={styles['ways']}>
            <QrCode
              value={codeAddress(active().full)}
              label={t('join.qr')}
              class={styles['qr'] ?? ''}
            />
            <div>
              <p>{t('invite.byCode', { address: shortAddress('/j') })}</p>
              <p class={styles['code']}>{groupCode(active().code)}</p>
              <p class="small muted">
                {t('invite.codeUntilDay', {
                  date: formatDate(dayOf(active().expiresAt)),
                  time: formatClock(active().expiresAt),
                })}
              </p>
            </div>
          </div>
        )}
      </Show>
    </section>
  )
}
