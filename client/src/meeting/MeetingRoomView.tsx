import { lazyPart, lazySheet } from '../ui/lazy-sheet.tsx'
import { quietPart } from '../ui/quiet-part.tsx'
import { useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { createMedia } from '../ui/create-media.ts'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { Agenda } from './agenda/Agenda.tsx'
import { Stepper } from './agenda/Stepper.tsx'
import { keepInAddress } from './follow-address.ts'
import { MeetingHeader } from './frame/MeetingHeader.tsx'
import { measureThumb } from './frame/measure-thumb.ts'
import { type Pane, PaneTabs } from './frame/PaneTabs.tsx'
import { StateNotice } from './frame/StateNotice.tsx'
import type { Side } from './frame/SidePanel.tsx'
import { ItemPanel } from './item/ItemPanel.tsx'
import { useMeeting } from './meeting-context.tsx'
import styles from './MeetingPage.module.css'

const KeyboardSheet = lazySheet(
  async () => (await import('./frame/KeyboardSheet.tsx')).KeyboardSheet,
)

const PaperHead = quietPart(async () => (await import('./frame/PaperHead.tsx')).PaperHead)
const Shortcuts = quietPart(async () => (await import('./frame/shortcuts.ts')).Shortcuts)
const LiveRegion = quietPart(async () => (await import('./frame/LiveRegion.tsx')).LiveRegion)
const NeedsRound = lazyPart(async () => (await import('./round/NeedsRound.tsx')).NeedsRound)
const Tellings = quietPart(async () => (await import('./frame/tellings.ts')).Tellings)
// On a phone these are other panes, on a desk they stand beside what is read first.
const SidePanel = lazyPart(async () => (await import('./frame/SidePanel.tsx')).SidePanel)
const People = lazyPart(async () => (await import('./attendance/People.tsx')).People)
const Speakers = lazyPart(async () => (await import('./attendance/Speakers.tsx')).Speakers)
const VoteNotice = lazyPart(async () => (await import('./frame/VoteNotice.tsx')).VoteNotice)
const FacilitatorNotices = lazyPart(
  async () => (await import('./frame/FacilitatorNotices.tsx')).FacilitatorNotices,
)

/** Three columns on a desk; on a phone one at a time, chosen at the thumb. */
export const MeetingRoomView = () => {
  const { t } = useI18n()
  const { meeting, isFacilitator, isOpen, items, follow } = useMeeting()
  keepInAddress(follow, () => meeting().currentItemId)
  const isWide = createMedia('print, (min-width: 1100px)')
  const [pane, setPane] = createSignal<Pane>('item')
  const [side, setSide] = createSignal<Side>('people')
  const isRound = () =>
    items().some(({ id, kind }) => id === follow.shownId() && kind === 'matching')
  const showNeeds = () => {
    setPane('needs')
    setSide('needs')
    window.scrollTo({ top: 0 })
  }
  const [search, setSearch] = useSearchParams<{ pane?: string }>()
  createEffect(
    on(
      () => search.pane,
      (wanted) => {
        if (wanted !== 'speakers') return
        setPane('speakers')
        setSide('speakers')
        setSearch({ pane: null }, { replace: true })
        requestAnimationFrame(() =>
          document.querySelector('[data-own-turn]')?.scrollIntoView({ block: 'center' }),
        )
      },
    ),
  )
  const [isSheetOpen, setSheetOpen] = createSignal(false)
  createEffect(() => {
    document.title = t('app.pageTitle', { page: meeting().title })
  })
  const showItem = () => {
    setPane('item')
    if (!isWide()) window.scrollTo({ top: 0 })
  }
  // The meeting went on from a round on needs: its tab is gone.
  createEffect(() => pane() === 'needs' && !isRound() && setPane('item'))
  const shows = (name: Pane) => isWide() || pane() === name
  return (
    <div class={styles['room']} data-meeting-room>
      <MeetingHeader onKeyboard={() => setSheetOpen(true)} onItem={showItem} />
      <PaperHead />
      <LiveRegion />
      <Tellings />
      <Shortcuts showSheet={() => setSheetOpen(true)} />
      {/* The item's own pane begins with its title. */}
      <Show when={!shows('item')}>
        <h1>
          <VisuallyHidden>{meeting().title}</VisuallyHidden>
        </h1>
      </Show>
      <Show when={shows('agenda')}>
        <nav class={styles['agenda']} aria-label={t('a11y.agendaRegion')} tabindex={-1} id="agenda">
          <Agenda onChoose={showItem} />
        </nav>
      </Show>
      {/* The notes stay alive behind the other panes of a phone: what one was writing is still there. */}
      <section class={styles['item']} aria-label={t('a11y.itemRegion')} hidden={!shows('item')}>
        <StateNotice />
        <Show when={isFacilitator() && meeting().status === 'inProgress'}>
          <FacilitatorNotices onItem={showItem} />
        </Show>
        <ItemPanel onNeeds={showNeeds} />
        <Show when={isWide()}>
          <VoteNotice onGo={() => setPane('item')} />
        </Show>
      </section>
      <Show
        when={isWide()}
        fallback={
          <>
            <Show when={pane() === 'people'}>
              <section class={styles['side']} aria-label={t('room.tabParticipants')}>
                <People />
              </section>
            </Show>
            <Show when={pane() === 'speakers'}>
              <div class={styles['side']}>
                <Speakers withLimit />
              </div>
            </Show>
            <Show when={pane() === 'needs'}>
              <section class={styles['side']} aria-label={t('room.tabNeeds')}>
                <NeedsRound />
              </section>
            </Show>
            <div class={styles['thumb']} data-thumb data-print="hide" ref={measureThumb}>
              <VoteNotice onGo={() => setPane('item')} />
              <Show when={isFacilitator() && isOpen() && meeting().status === 'inProgress'}>
                <Stepper class={styles['steps'] ?? ''} />
              </Show>
              <PaneTabs pane={pane()} withNeeds={isRound()} onChange={setPane} />
            </div>
          </>
        }
      >
        <aside class={styles['side']} aria-label={t('a11y.peopleRegion')}>
          <SidePanel side={side()} onChange={setSide} />
        </aside>
      </Show>
      <KeyboardSheet open={isSheetOpen()} onClose={() => setSheetOpen(false)} />
    </div>
  )
}
