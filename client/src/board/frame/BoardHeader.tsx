import { A } from '@solidjs/router'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { createMemo } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { AccountMenu } from '../../shell/AccountMenu.tsx'
import { Brand } from '../../shell/Brand.tsx'
import { LanguageSwitch } from '../../shell/LanguageSwitch.tsx'
import { useBoard } from './board-context.ts'
import styles from './BoardHeader.module.css'
import { NotAcceptedTray } from '../refused/NotAcceptedTray.tsx'
import { Presence } from '../status/Presence.tsx'
import { SavedLabel } from '../status/SavedLabel.tsx'
import { seatWords } from './seat-words.ts'

/** Where one is, whether it is saved, who else is here, who one is. Pages add their parts (`HeaderPart`). */
export const BoardHeader = (props: {
  pathRef: (element: HTMLElement) => void
  actionsRef: (element: HTMLElement) => void
}) => {
  const { t, language } = useI18n()
  const board = useBoard()
  const mine = createMemo(() =>
    board.seat.organisationId === null
      ? null
      : organisations.read(board.room.doc, board.seat.organisationId),
  )
  const hasUnsaved = () => board.rooms().some((room) => room.saved().kind !== 'saved')
  return (
    <header class={styles['header']}>
      <nav class={styles['crumbs']} aria-label={t('nav.breadcrumb')}>
        <span class={styles['brand']}>
          <Brand />
        </span>
        <span class={styles['slash']} aria-hidden="true">
          /
        </span>
        <A href={`/b/${board.id}`} end class={styles['title']} title={board.details().title}>
          {board.details().title}
        </A>
        <div class={styles['path']} ref={(element) => props.pathRef(element)} />
      </nav>
      <NotAcceptedTray />
      <SavedLabel />
      <div class={styles['presence']} data-header-presence>
        <Presence most={4} />
      </div>
      <div class={styles['language']} data-header-language>
        <LanguageSwitch />
      </div>
      <div class={styles['actions']} ref={(element) => props.actionsRef(element)} />
      <div class={styles['account']}>
        <AccountMenu
          detail={seatWords(board.seat, mine(), { t, language })}
          hasUnsaved={hasUnsaved()}
        />
      </div>
    </header>
  )
}
