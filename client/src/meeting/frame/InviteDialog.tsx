import Copy from 'lucide-solid/icons/copy'
import { createSignal, Show } from 'solid-js'
import { rotateRoomCode } from '../../api.ts'
import { useBoard } from '../../board/frame/board-context.ts'
import { copyText } from '../../copy-text.ts'
import { useI18n } from '../../i18n.tsx'
import { groupCode } from '../../join/code-digits.ts'
import { codeAddress } from '../../access/link-address.ts'
import { RoomCodeMaker } from '../../access/RoomCodeMaker.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './InviteDialog.module.css'

/** How to come in: the room code, its QR and its address. */
export const InviteDialog = (props: { open: boolean; onClose: () => void }) => {
  const { t, dayOf, formatClock, formatShortDate } = useI18n()
  const board = useBoard()
  const { meetingId } = useMeeting()
  const showSnack = useSnackbar()
  const [isBusy, setBusy] = createSignal(false)
  const code = () => board.details().roomCode
  const address = () => `${location.origin}/j/${code()?.code ?? ''}`
  const isFacilitator = () => board.seat.role === 'facilitator'
  const renew = async () => {
    setBusy(true)
    try {
      await rotateRoomCode(board.id)
      await board.refreshDetails()
    } catch {
      showSnack({ text: t('errors.unavailable') })
    } finally {
      setBusy(false)
    }
  }
  const copy = async () => {
    const isCopied = await copyText(codeAddress(code()?.full ?? ''))
    showSnack({ text: t(isCopied ? 'common.copied' : 'errors.copyFailed') })
  }
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={t('invite.meetingTitle')}
      footer={
        <Show when={isFacilitator()}>
          <LinkButton href={`/b/${board.id}/people?meeting=${meetingId}`}>
            {t('invite.byOrganisation')}
          </LinkButton>
          <LinkButton href={`/b/${board.id}/m/${meetingId}/invitation`}>
            {t('invite.letter')}
          </LinkButton>
          <Show when={code()}>
            <Button busy={isBusy()} onClick={() => void renew()}>
              {t('invite.newCode')}
            </Button>
          </Show>
        </Show>
      }
    >
      <Show when={code()} fallback={<RoomCodeMaker />}>
        {(active) => (
          <div class={styles['join']}>
            <QrCode
              value={codeAddress(active().full)}
              label={t('join.qr')}
              class={styles['qr'] ?? ''}
            />
            <div class={styles['words']}>
              <p class="caption">{t('invite.roomCode')}</p>
              <p class={styles['code']}>{groupCode(active().code)}</p>
              <p class={styles['address']}>{address().replace(/^https?:\/\//, '')}</p>
              <Button icon={<Copy size={17} aria-hidden="true" />} onClick={() => void copy()}>
                {t('invite.copyLink')}
              </Button>
              <p class="small muted">
                {t('invite.roomCodeHint')}{' '}
                {t('invite.codeUntil', {
                  time: `${formatShortDate(dayOf(active().expiresAt))}, ${formatClock(active().expiresAt)}`,
                })}
              </p>
            </div>
          </div>
        )}
      </Show>
    </Dialog>
  )
}
