import type { RoomCodeState } from '@sedyanka/shared/wire/api.ts'
import type { MessageKey } from '@sedyanka/shared/i18n/bg.ts'
import { rotateRoomCode } from '../api.ts'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './RoomCodeMaker.module.css'
import { createRunner } from '../run-request.ts'

const sentences: Record<RoomCodeState, MessageKey> = {
  never: 'invite.codeNever',
  inForce: 'invite.codeNever',
  expired: 'invite.codeExpired',
  stopped: 'invite.codeOff',
}

/** While there is no room code: why there is none, and the button that makes one. Only for facilitators. */
export const RoomCodeMaker = () => {
  const { t } = useI18n()
  const board = useBoard()
  const { busy, run } = createRunner()
  const isFirst = () => board.details().roomCodeState === 'never'
  const make = () =>
    void run(async () => {
      await rotateRoomCode(board.id)
      await board.refreshDetails()
    })
  return (
    <>
      <p class="muted">{t(sentences[board.details().roomCodeState])}</p>
      <Button tone="primary" class={styles['make'] ?? ''} busy={busy()} onClick={make}>
        {t(isFirst() ? 'invite.firstCode' : 'invite.newCode')}
      </Button>
    </>
  )
}
