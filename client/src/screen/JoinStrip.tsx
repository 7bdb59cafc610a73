import { onCleanup, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { codeAddress } from '../access/link-address.ts'
import { QrCode } from '../ui/QrCode.tsx'
import styles from './Screen.module.css'

/** How often the wall asks which code is in force, ms. */
const lookAgain = 30_000

/** Always there: whoever comes late joins without asking. */
export const JoinStrip = () => {
  const { t } = useI18n()
  const board = useBoard()
  const code = () => board.details().roomCode
  // While many wrong codes are tried, more digits are asked.
  const timer = setInterval(() => void board.refreshDetails(), lookAgain)
  onCleanup(() => clearInterval(timer))
  return (
    <Show when={code()}>
      {(inForce) => (
        <>
          <QrCode
            value={codeAddress(inForce().full)}
            label={t('join.qr')}
            class={styles['qr'] ?? ''}
          />
          <p class={styles['join']}>
            {t('screen.joinUs')}{' '}
            <b>
              {location.host}/j/{inForce().code}
            </b>
          </p>
        </>
      )}
    </Show>
  )
}
