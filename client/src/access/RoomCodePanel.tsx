import RotateCw from 'lucide-solid/icons/rotate-cw'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { rotateRoomCode, switchOffRoomCode } from '../api.ts'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { CODE_LENGTH, groupCode } from '../join/code-digits.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { createDoor } from './create-door.ts'
import { codeAddress, shortAddress } from './link-address.ts'
import { RoomCodeMaker } from './RoomCodeMaker.tsx'
import styles from './RoomCodePanel.module.css'
import { createRunner } from '../run-request.ts'

/** Fewer wrong codes are told by nobody. */
const worthTelling = 5

/** The digits for the hall: large, with their QR code, until when; a new code or none. */
export const RoomCodePanel = () => {
  const { t, formatDate, formatShortDate, formatClock, dayOf } = useI18n()
  const board = useBoard()
  const { busy, run } = createRunner()
  const [asking, setAsking] = createSignal(false)
  const code = () => board.details().roomCode
  const { door, look } = createDoor(board.id)
  /** A few are slips of the finger. */
  const wrongCodes = () => {
    const wrong = door()?.wrongCodes
    return wrong && wrong.count >= worthTelling ? wrong : null
  }
  // More digits are asked when many wrong ones came: what is shown here is to be what is asked.
  createEffect(
    on(
      () => door()?.wrongCodes?.count,
      () => void board.refreshDetails(),
      { defer: true },
    ),
  )
  const renew = () => {
    setAsking(false)
    void run(async () => {
      await rotateRoomCode(board.id)
      look()
      await board.refreshDetails()
    })
  }
  const switchOff = () =>
    void run(async () => {
      await switchOffRoomCode(board.id)
      await board.refreshDetails()
    })
  return (
    <Card as="section" class={styles['panel'] ?? ''} aria-label={t('invite.roomCode')}>
      <Show
        when={code()}
        fallback={
          <div>
            <h2>{t('invite.roomCode')}</h2>
            <RoomCodeMaker />
          </div>
        }
      >
        {(inForce) => (
          <>
            <div>
              <h2>{t('invite.roomCode')}</h2>
              <p class={styles['digits']}>{groupCode(inForce().code)}</p>
              <p>
                {t('invite.joinUs', { address: shortAddress('/j') })} ·{' '}
                {t('common.until', {
                  date: `${formatDate(dayOf(inForce().expiresAt))}, ${formatClock(inForce().expiresAt)}`,
                })}
              </p>
              <p class="small muted">{t('invite.roomCodeHint')}</p>
              <Show when={wrongCodes()}>
                {(wrong) => (
                  <p class={styles['wrong']} role="status">
                    {t('invite.wrongCodes', {
                      count: wrong().count,
                      since: `${formatShortDate(dayOf(wrong().since))}, ${formatClock(wrong().since)}`,
                    })}{' '}
                    <Show when={inForce().code.length > CODE_LENGTH}>
                      {t('invite.wrongCodesLong')}
                    </Show>
                  </p>
                )}
              </Show>
              <div class={styles['buttons']} data-print="hide">
                <Button busy={busy()} icon={<RotateCw size={18} />} onClick={() => setAsking(true)}>
                  {t('invite.newCode')}
                </Button>
                <Button tone="ghost" busy={busy()} onClick={switchOff}>
                  {t('invite.switchOff')}
                </Button>
              </div>
            </div>
            <div class={styles['qr']}>
              <QrCode value={codeAddress(inForce().full)} label={t('join.qr')} />
            </div>
          </>
        )}
      </Show>
      <Dialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={t('invite.newCode')}
        description={t('invite.newCodeConfirm')}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button tone="primary" onClick={renew}>
              {t('invite.newCode')}
            </Button>
          </>
        }
      />
    </Card>
  )
}
