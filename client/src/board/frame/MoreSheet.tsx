import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { A } from '@solidjs/router'
import BookOpen from 'lucide-solid/icons/book-open'
import Building from 'lucide-solid/icons/building'
import CalendarDays from 'lucide-solid/icons/calendar-days'
import House from 'lucide-solid/icons/house'
import Info from 'lucide-solid/icons/info'
import KeyRound from 'lucide-solid/icons/key-round'
import LayoutGrid from 'lucide-solid/icons/layout-grid'
import LogOut from 'lucide-solid/icons/log-out'
import Settings from 'lucide-solid/icons/settings'
import { createMemo, createSignal, For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useI18n } from '../../i18n.tsx'
import { LanguageSwitch } from '../../shell/LanguageSwitch.tsx'
import { SignOutDialog } from '../../shell/SignOutDialog.tsx'
import { readTheme, setTheme, type Theme } from '../../theme.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useBoard } from './board-context.ts'
import { type BoardPlace, createBoardPlaces } from './board-places.ts'
import styles from './MoreSheet.module.css'
import { seatWords } from './seat-words.ts'

const icons: Partial<Record<BoardPlace['id'], typeof House>> = {
  overview: House,
  meetings: CalendarDays,
  organisations: Building,
  people: KeyRound,
  settings: Settings,
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
  const [leaving, setLeaving] = createSignal(false)
  const [theme, showTheme] = createSignal(readTheme())
  const chooseTheme = (next: Theme) => {
    setTheme(next)
    showTheme(next)
  }
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
          <li>
            <A href="/guide" class={styles['place']}>
              <BookOpen size={22} aria-hidden="true" />
              {t('common.help')}
            </A>
          </li>
          <li>
            <A href="/about" class={styles['place']}>
              <Info size={22} aria-hidden="true" />
              {t('about.title')}
            </A>
          </li>
        </ul>
      </nav>
      <div class={styles['foot']}>
        <LanguageSwitch />
        <Segmented
          label={t('app.theme')}
          value={theme()}
          options={[
            { value: 'light', label: t('app.themeLight') },
            { value: 'dark', label: t('app.themeDark') },
            { value: 'system', label: t('app.themeSystem') },
          ]}
          onChange={chooseTheme}
        />
        <div class="row">
          <span class="small grow">
            <strong>{board.seat.name}</strong>
            <br />
            <span class="muted">{seatWords(board.seat, mine(), { t, language })}</span>
          </span>
          <Button icon={<LogOut size={18} />} onClick={() => setLeaving(true)}>
            {t('nav.signOut')}
          </Button>
        </div>
      </div>
      <SignOutDialog open={leaving()} hasUnsaved={hasUnsaved()} onClose={() => setLeaving(false)} />
    </Dialog>
  )
}
