import { Show } from 'solid-js'
import { useBoard } from '../boards/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import styles from './Screen.module.css'

/** Always there: whoever comes late joins without asking. */
export const JoinStrip = () => {
  const { t } = useI18n()
  const board = useBoard()
  const code = () => board.details().roomCode?.code
  return (
    <Show when={code()}>
      {(digits) => (
        <>
          <QrCode
            value={`${location.origin}/j/${digits()}`}
            label={t('join.qr')}
            class={styles['qr'] ?? ''}
          />
          <p class={styles['join']}>
            {t('screen.joinUs')}{' '}
            <b>
              {location.host}/j/{digits()}
            </b>
          </p>
        </>
      )}
    </Show>
  )
}
