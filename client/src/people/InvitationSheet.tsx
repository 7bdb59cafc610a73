import type { Organisation } from '@sedyanka/shared/board/organisations.ts'
import { For, Show } from 'solid-js'
import { useBoard } from '../boards/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { groupCode } from '../join/code-digits.ts'
import { QrCode } from '../ui/QrCode.tsx'
import { shortAddress } from './link-address.ts'
import styles from './InvitationSheet.module.css'

/** On paper only: a card to cut out for each organisation, with its own QR code, and the room code beside it. */
export const InvitationSheet = (props: {
  cards: readonly { organisation: Organisation; address: string }[]
}) => {
  const { t, language, formatClock } = useI18n()
  const board = useBoard()
  return (
    <section data-print="only">
      <h2>{t('invite.sheetTitle')}</h2>
      <p class={styles['small']}>{t('invite.sheetHint')}</p>
      <ul class={styles['sheet']} role="list">
        <For each={props.cards}>
          {({ organisation, address }) => (
            <li class={styles['card']}>
              <div>
                <div class={styles['small']}>{board.details().title}</div>
                <div class={styles['name']}>{organisation.name[language()]}</div>
                <p class={styles['small']}>{t('join.qrHint')}</p>
                <Show when={board.details().roomCode}>
                  {(code) => (
                    <p class={styles['small']}>
                      {t('invite.joinUs', { address: shortAddress('/j') })}
                      <br />
                      <span class={styles['code']}>{groupCode(code().code)}</span>
                      <br />
                      {t('common.until', { date: formatClock(code().expiresAt) })}
                    </p>
                  )}
                </Show>
              </div>
              <div>
                <QrCode value={address} label={t('join.qr')} />
              </div>
              <div class={styles['address']}>{address}</div>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
