import { useLocation, useNavigate } from '@solidjs/router'
import type { BoardDetails } from '@sedyanka/shared/wire/api.ts'
import { board } from '@sedyanka/shared/board/board.ts'
import Eye from 'lucide-solid/icons/eye'
import FlaskConical from 'lucide-solid/icons/flask-conical'
import {
  type Accessor,
  createComputed,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  onMount,
  type ParentProps,
  Show,
  Suspense,
  untrack,
} from 'solid-js'
import { dayAt, setTimeZone } from '@sedyanka/shared/i18n/calendar.ts'
import { organisations, shortNameIn } from '@sedyanka/shared/organisations/organisations.ts'
import type { BoardId, OrganisationId, RoomKind } from '@sedyanka/shared/ids.ts'
import { forgetBoard, recallMe, rememberMe } from '../../last-answers.ts'
import { useSession } from '../../session.tsx'
import { useI18n } from '../../i18n.tsx'
import { BrowserNotice } from '../../shell/BrowserNotice.tsx'
import { lookForNewVersion } from '../../new-version.ts'
import { NewVersionNotice } from '../../shell/NewVersionNotice.tsx'
import { SkipLink } from '../../shell/SkipLink.tsx'
import type { ClientRoom } from '../../sync/client-room.ts'
import type { Ended } from '../../sync/endings.ts'
import type { NotAccepted } from '../../sync/refused-words.ts'
import { useRoom } from '../../sync/RoomProvider.tsx'
import { createRow } from '../../sync/rows.ts'
import { Loading } from '../../ui/Loading.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { type BoardHere, BoardContext } from './board-context.ts'
import styles from './BoardFrame.module.css'
import { BoardHeader } from './BoardHeader.tsx'
import { BoardTabs } from './BoardTabs.tsx'
import { BottomNav } from './BottomNav.tsx'
import { ConnectionBar } from '../status/ConnectionBar.tsx'
import { meetingToEnter } from './current-meeting.ts'
import { keepPlace } from './keep-place.ts'
import { EndedNotice } from './EndedNotice.tsx'
import { lazyPart } from '../../ui/lazy-sheet.tsx'
import { quietPart } from '../../ui/quiet-part.tsx'

const LeftRooms = quietPart(async () => (await import('../refused/LeftRooms.tsx')).LeftRooms)

const ArchiveStrip = lazyPart(async () => (await import('./ArchiveStrip.tsx')).ArchiveStrip)

const TurnNotice = quietPart(async () => (await import('./TurnNotice.tsx')).TurnNotice)

/** Arriving from a join page: `screen` for the projector. */
interface ArrivalState {
  justJoined?: boolean
}

/** The page's own first load is done by then; ms. */
const settling = 1_500
/** What ended: the seat, the board with all in it, or the session. */
export type Lost = 'removed' | 'deleted' | 'session'

const isEndOfSeat = (ended: Ended | null): boolean =>
  ended === 'session' || ended === 'removed' || ended === 'noSuchRoom'

/** What stands around every page of an open board: header, tabs or bottom bar, notices. The hall's screen has none of it. */
export const BoardFrame = (
  props: ParentProps<{
    id: BoardId
    details: Accessor<BoardDetails>
    /** The seat, or the session, has ended. */
    lost: Accessor<Lost | null>
    refreshDetails: () => Promise<void>
  }>,
) => {
  const { t, language } = useI18n()
  const showSnack = useSnackbar()
  const room = useRoom('board')
  const location = useLocation<ArrivalState>()
  const navigate = useNavigate()
  const [path, setPath] = createSignal<HTMLElement>()
  const [actions, setActions] = createSignal<HTMLElement>()
  const [isOpening, setOpening] = createSignal(false)
  const [watched, setWatched] = createSignal<readonly ClientRoom[]>([])

  const row = createRow(room, board, () => 'board')
  // Before anything below is drawn: days and hours are those of the place where the board is.
  createComputed(() => setTimeZone(row()?.timeZone ?? null))
  onCleanup(() => setTimeZone(null))
  /** A new name is read where it was written; the server's answer follows a moment later. */
  const details = (): BoardDetails => {
    const known = props.details()
    const title = row()?.title
    return title && title !== known.title ? { ...known, title } : known
  }

  const here: BoardHere = {
    id: props.id,
    details,
    refreshDetails: () => props.refreshDetails(),
    seat: room.seat,
    room,
    headerPlaces: { path, actions },
    rooms: () => [room, ...watched().filter((other) => !other.over())],
    isOpening,
    setOpening,
    watchRoom: (other) =>
      untrack(() => setWatched((before) => [...before.filter((one) => !one.over()), other])),
  }
  const isScreen = () => /\/m\/[^/]+\/screen\/?$/.test(location.pathname)
  const isMeeting = () => /\/m\/[^/]+\/?$/.test(location.pathname)
  const session = useSession()
  const [told, setTold] = createSignal<Lost | null>(null)
  const [words, setWords] = createSignal<readonly { kind: RoomKind; entry: NotAccepted }[]>([])
  const readWords = () =>
    setWords(
      here
        .rooms()
        .flatMap(({ kind, notAccepted }) => notAccepted().map((entry) => ({ kind, entry }))),
    )
  // After the end of a session one may go on typing in the middle of a sentence.
  createEffect(() => told() === 'session' && readWords())
  const ended = (): Ended | null => told() ?? room.ended()
  const isOver = () => told() === 'removed' || told() === 'deleted'
  /** First what was typed is put where it can be copied; then the rooms end, and the device forgets the documents. */
  const giveUp = (why: Lost) => {
    if (told() !== null) return
    for (const one of here.rooms()) one.giveUp(why === 'session' ? 'sessionEnded' : 'removed')
    readWords()
    setTold(why)
    const { personId } = room.seat
    const before = recallMe()
    if (why === 'session') rememberMe(null)
    else forgetBoard(props.id)
    void import('../../sync/give-up.ts').then(async ({ giveUpBoard, giveUpOthers }) => {
      if (why === 'session') return giveUpOthers(null, before)
      await giveUpBoard(personId, props.id)
      await session.refresh()
    })
  }
  createEffect(() => {
    const why = props.lost()
    if (why) untrack(() => giveUp(why))
  })

  // While there was no line the seat, the title or the room code may have changed.
  createEffect(
    on(
      () => room.connected(),
      (connected, before) => {
        if (!connected || before !== false) return
        void props.refreshDetails()
        // A server that was away may have come back as a newer one.
        lookForNewVersion()
      },
      { defer: true },
    ),
  )
  const ownName = (id: OrganisationId) => {
    const found = organisations.read(room.doc, id)
    return found ? shortNameIn(found, language()) : ''
  }
  const organisationId = createMemo(() => props.details().organisationId)
  createEffect(
    on(
      organisationId,
      (id) =>
        showSnack({
          text:
            id === null
              ? t('members.ownOrganisationNone')
              : t('members.ownOrganisationChanged', {
                  organisation: ownName(id),
                }),
        }),
      { defer: true },
    ),
  )
  // What the page is told beside its seat, such as the room code, hangs on it.
  createEffect(
    on(
      () => `${room.seat.role} ${room.seat.organisationId}`,
      () => void props.refreshDetails(),
      { defer: true },
    ),
  )
  // The line tells only that the seat is gone; whether the session or the membership ended, the API knows.
  createEffect(() => {
    const isAsked = here.rooms().some((one) => isEndOfSeat(one.ended()))
    if (isAsked) void props.refreshDetails()
  })
  // Refused edits may mean that one has another seat by now.
  createEffect(
    on(
      () => room.notAccepted().length,
      (count, before = 0) => count > before && void props.refreshDetails(),
    ),
  )
  // First the page itself, then what earlier pages left.
  const [isSettled, setIsSettled] = createSignal(false)
  createEffect(() => {
    if (!room.ready()) return
    const timer = setTimeout(() => setIsSettled(true), settling)
    onCleanup(() => clearTimeout(timer))
  })
  const onVisible = () => {
    if (document.visibilityState === 'visible') void props.refreshDetails()
  }
  document.addEventListener('visibilitychange', onVisible)
  onCleanup(() => document.removeEventListener('visibilitychange', onVisible))
  // For the next visit's first moment; nothing on this one waits for it.
  const stillKept = import('./keep-still.ts').then(({ keepStill }) => keepStill(props.id))
  onCleanup(() => void stillKept.then((stop) => stop()).catch(() => {}))
  onMount(() => {
    const isScreenSeat = room.seat.role === 'screen'
    if (location.pathname !== `/b/${props.id}` || !(location.state?.justJoined || isScreenSeat))
      return
    const meetingId = meetingToEnter(room.doc, isScreenSeat, dayAt(room.serverNow()))
    if (meetingId)
      navigate(`/b/${props.id}/m/${meetingId}${isScreenSeat ? '/screen' : ''}`, { replace: true })
  })

  return (
    <BoardContext.Provider value={here}>
      <Show
        when={!isScreen()}
        fallback={
          <main id="main">
            <Show when={props.details().archivedAt}>
              <ArchiveStrip />
            </Show>
            {props.children}
          </main>
        }
      >
        <div class={styles['frame']}>
          <SkipLink />
          <div class={styles['top']} data-print="hide">
            <BrowserNotice />
            <NewVersionNotice />
            <Show when={isSettled() && !ended()}>
              <LeftRooms />
            </Show>
            <BoardHeader pathRef={setPath} actionsRef={setActions} />
            <div ref={keepPlace}>
              <TurnNotice />
              <ConnectionBar />
            </div>
          </div>
          <Show when={!isMeeting()}>
            <BoardTabs />
          </Show>
          <main id="main" tabindex={-1} class={styles['main']}>
            <p data-print="only" class={styles['paper']}>
              {details().title}
            </p>
            <Show when={props.details().demo && !isMeeting()}>
              <p class={styles['strip']} role="note" data-print="hide">
                <FlaskConical size={16} aria-hidden="true" />
                {t('app.demoNotice')}
              </p>
            </Show>
            <Show when={props.details().archivedAt}>
              <ArchiveStrip />
            </Show>
            <Show when={room.seat.role === 'observer' && !props.details().archivedAt}>
              <p class={styles['strip']} role="note" data-print="hide">
                <Eye size={16} aria-hidden="true" />
                {t('refused.reason.observer')}
              </p>
            </Show>
            <Show when={ended()}>
              {(why) => (
                <div class={styles['ended']}>
                  <EndedNotice ended={why()} words={words()} />
                </div>
              )}
            </Show>
            {/* After the end of a session what one has written stays readable, to be copied. */}
            <Show when={!isOver()}>
              <Suspense fallback={<Loading />}>{props.children}</Suspense>
            </Show>
          </main>
          <BottomNav />
        </div>
      </Show>
    </BoardContext.Provider>
  )
}
