import { organisations } from '@sedyanka/shared/board/organisations.ts'
import { A } from '@solidjs/router'
import Building from 'lucide-solid/icons/building'
import CalendarDays from 'lucide-solid/icons/calendar-days'
import House from 'lucide-solid/icons/house'
import KeyRound from 'lucide-solid/icons/key-round'
import LayoutGrid from 'lucide-solid/icons/layout-grid'
import { createMemo, For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useI18n } from '../i18n.tsx'
import { AccountMenu } from '../shell/AccountMenu.tsx'
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useBoard } from './board-context.ts'
import { type BoardPlace, createBoardPlaces } from './board-places.ts'
import styles from './MoreSheet.module.css'
import { seatWords } from './seat-words.ts'

const icons: Partial<Record<BoardPlace['id'], typeof House>> = {
  overview: House,
  meetings: CalendarDays,
  organisations: Building,
  people: KeyRound,
}

/** Everything that has no place in the phone's bottom bar. */
export const MoreSheet = (props: { open: boolean; onClose: () => void }) => {
  const { t, language } = useI18n()
  const board = useBoard()
  const places = createBoardPlaces()
  const rest = createMemo(() => places().filter(({ id }) => icons[id] !== undefined))
  const mine = () =>
    board.seat.organisationId === null
      ? null
      : organisations.read(board.room.doc, board.seat.organisationId)
  const hasUnsaved = () => board.rooms().some((room) => room.saved().kind !== 'saved')
  return (
    <Dialog open={props.open} onClose={() => props.onClose()} title={board.details().title}>
      <nav aria-label={t('nav.more')}>
        <ul class={styles['list']} role="list">
          <For each={rest()}>
            {(place) => (
              <li>
                <A href={place.href} end class={styles['place']} onClick={() => props.onClose()}>
                  <Dynamic component={icons[place.id] ?? House} size={22} aria-hidden="true" />
                  {place.label}
                </A>
              </li>
            )}
          </For>
          <li>
            <A href="/?list" class={styles['place']}>
              <LayoutGrid size={22} aria-hidden="true" />
              {t('nav.boards')}
            </A>
          </li>
        </ul>
      </nav>
      <div class={styles['foot']}>
        <LanguageSwitch />
        <div class="row">
          <span class="small">
            <strong>{board.seat.name}</strong>
            <br />
            <span class="muted">{seatWords(board.seat, mine(), { t, language })}</span>
          </span>
          <AccountMenu
            detail={seatWords(board.seat, mine(), { t, language })}
            hasUnsaved={hasUnsaved()}
          />
        </div>
      </div>
    </Dialog>
  )
}
