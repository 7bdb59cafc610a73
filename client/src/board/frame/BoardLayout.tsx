import { type BoardDetails, type Me } from '@sedyanka/shared/wire/api.ts'
import { type BoardId, boardRoom } from '@sedyanka/shared/ids.ts'
import { archivedRole, isSameSeat, type Seat } from '@sedyanka/shared/seat.ts'
import { type RouteSectionProps, useLocation, useParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js'
import { ApiFailure } from '../../api-failure.ts'
import { readBoardDetails } from '../../api.ts'
import { ToJoin } from './ToJoin.tsx'
import { wantPlace } from './wanted-place.ts'
import { forgetBoard, recallBoard, recallMe, rememberBoard } from '../../last-answers.ts'
import { useI18n } from '../../i18n.tsx'
import { useSession } from '../../session.tsx'
import { RoomProvider } from '../../sync/RoomProvider.tsx'
import { lazyPart } from '../../ui/lazy-sheet.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { BoardFrame, type Lost } from './BoardFrame.tsx'
import { OpeningBoard } from './OpeningBoard.tsx'

const BoardFailure = lazyPart(async () => (await import('./BoardFailure.tsx')).BoardFailure)
const EndedPage = lazyPart(async () => (await import('./EndedPage.tsx')).EndedPage)

/** There is no such board for whoever asks. */
const isClosed = ({ code }: ApiFailure): boolean =>
  code === 'notFound' || code === 'forbidden' || code === 'boardDeleted'

const lostBy = (failure: ApiFailure): Lost | null => {
  if (failure.code === 'boardDeleted') return 'deleted'
  if (isClosed(failure)) return 'removed'
  return failure.code === 'signedOut' ? 'session' : null
}

/** The seat that counts: in an archived board everybody reads. */
const seatOf = (me: Me, { role, organisationId, archivedAt }: BoardDetails): Seat => ({
  personId: me.person.id,
  name: me.person.name,
  role: archivedAt ? archivedRole(role) : role,
  organisationId,
})

/**
 * Around every page of a board: finds out which seat one has there and opens the board's document. Without a
 * connection it goes by what the server said last, so that the copy on this device can be read and written.
 */
export const BoardLayout = (props: RouteSectionProps) => {
  const params = useParams<{ boardId: BoardId }>()
  const session = useSession()
  const location = useLocation()
  const [details, setDetails] = createSignal<BoardDetails | null>(null)
  const [failure, setFailure] = createSignal<ApiFailure | null>(null)
  /** The seat or the session ended while the board was open: the page stays, with what was typed. */
  const [lost, setLost] = createSignal<Lost | null>(null)

  /** The server has said that one has a seat there; until then the page goes by what it said last. */
  let isConfirmed = false

  const refresh = async () => {
    const { boardId } = params
    try {
      const read = await readBoardDetails(boardId)
      if (boardId !== params.boardId) return
      isConfirmed = true
      rememberBoard(read)
      setDetails(read)
      setFailure(null)
      setLost(null)
      if (session.isRemembered()) void session.refresh()
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      const isOutOfReach =
        error.code === 'network' || error.code === 'storage' || error.code === 'internal'
      const known = details() ?? (isOutOfReach ? recallBoard(boardId) : null)
      if (isOutOfReach && known) {
        // The page is in use without a server: it is not taken away from under the words when one answers.
        isConfirmed = true
        setDetails(known)
        return
      }
      const why = lostBy(error)
      if (why && details()) {
        // What was typed is told as words before anything goes.
        setLost(why)
        if (isConfirmed) return
      }
      const me = session.me() ?? recallMe()
      if (why === 'removed' || why === 'deleted') {
        // A code or a link of that board leads on to the page that was asked for.
        if (why === 'removed') wantPlace(location.pathname + location.search + location.hash)
        forgetBoard(boardId)
        const { giveUpBoard } = await import('../../sync/give-up.ts')
        if (me) await giveUpBoard(me.person.id, boardId)
        await session.refresh()
      }
      setFailure(error)
      if (error.code === 'signedOut') await session.refresh()
    }
  }
  createEffect(
    on(
      () => params.boardId,
      () => {
        isConfirmed = false
        // A device that was here before need not wait for an answer to show what it holds.
        setDetails(recallBoard(params.boardId))
        setFailure(null)
        setLost(null)
        void refresh()
      },
    ),
  )

  const seat = createMemo<Seat | null>(
    (before) => {
      // What is over stays as it is: another name (of a person whose last board was deleted) opens no room again.
      if (before && lost()) return before
      const me = session.me() ?? (session.isKnown() ? null : recallMe())
      const known = details()
      // A session that ended under a board in use: the page stays, with what was typed. One that had ended before the
      // page was opened leads to the way in.
      if (!me) return known && isConfirmed ? before : null
      return known ? seatOf(me, known) : null
    },
    null,
    { equals: isSameSeat },
  )
  const isSignedOut = () => session.isKnown() && session.me() === null
  createEffect(() => {
    if (isSignedOut() && seat()) setLost('session')
  })

  const { t } = useI18n()
  const showSnack = useSnackbar()
  createEffect(
    on(
      () => ({ held: seat(), isArchived: Boolean(details()?.archivedAt) }),
      ({ held, isArchived }, before) => {
        // What became of an archived board the page says itself.
        if (!held || !before?.held || before.isArchived !== isArchived) return
        if (held.personId !== before.held.personId || held.role === before.held.role) return
        showSnack({ text: t('members.ownRoleChanged', { role: t(`roles.${held.role}`) }) })
      },
    ),
  )

  return (
    <Show when={!isSignedOut() || seat()} fallback={<ToJoin />}>
      <Show
        when={failure() === null}
        fallback={
          <BoardFailure
            failure={failure() as ApiFailure}
            wasHere={isConfirmed}
            onRetry={() => void refresh()}
          />
        }
      >
        <Show when={seat()} fallback={<Loading />}>
          {(held) => (
            <RoomProvider
              name={boardRoom(params.boardId)}
              seat={held()}
              fallback={<Loading />}
              whenEmpty={(room) => <OpeningBoard room={room} />}
              whenEnded={(room) => <EndedPage ended={room.ended() ?? 'session'} />}
            >
              <BoardFrame
                id={params.boardId}
                details={() => details() as BoardDetails}
                lost={lost}
                refreshDetails={refresh}
              >
                {props.children}
              </BoardFrame>
            </RoomProvider>
          )}
        </Show>
      </Show>
    </Show>
  )
}
