import RotateCw from 'lucide-solid/icons/rotate-cw'
import { createSignal, Show } from 'solid-js'
import { rotateRoomCode, switchOffRoomCode } from '../api.ts'
import { useBoard } from '../boards/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { groupCode } from '../join/code-digits.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { codeAddress, shortAddress } from './link-address.ts'
import { RoomCodeMaker } from './RoomCodeMaker.tsx'
import styles from './RoomCodePanel.module.css'
import { createRunner } from './run-request.ts'

/** The six digits for the hall: large, with their QR code, until when; a new code or none. */
export const RoomCodePanel = () => {
  const { t, formatDate, formatClock, dayOf } = useI18n()
  const board = useBoard()
  const { busy, run } = createRunner()
  const [asking, setAsking] = createSignal(false)
  const code = () => board.details().roomCode
  const renew = () => {
    setAsking(false)
    void run(async () => {
      await rotateRoomCode(board.id)
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
              <QrCode value={codeAddress(inForce().code)} label={t('join.qr')} />
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
