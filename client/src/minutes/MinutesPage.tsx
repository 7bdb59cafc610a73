import { type MeetingId, meetingRoom } from '@sedyanka/shared/ids.ts'
import type { Language } from '@sedyanka/shared/i18n/translate.ts'
import type { MessageKey } from '@sedyanka/shared/i18n/bg.ts'
import { closingOf, meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { withState } from '@sedyanka/shared/minutes/with-state.ts'
import { seesNames } from '@sedyanka/shared/seat.ts'
import { A, useParams } from '@solidjs/router'
import { createMemo, createSignal, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { createOffline } from '../board/frame/offline.ts'
import { EndedNotice } from '../board/frame/EndedNotice.tsx'
import { useI18n } from '../i18n.tsx'
import { OpeningMeeting } from '../board/frame/OpeningMeeting.tsx'
import { RoomProvider, useRoom } from '../sync/RoomProvider.tsx'
import { createRow } from '../sync/rows.ts'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { createPaper, type PaperSource } from './create-paper.ts'
import { createKeptMinutes } from './kept-minutes.ts'
import { MinutesMarks } from './MinutesMarks.tsx'
import { MinutesFiles } from './MinutesFiles.tsx'
import styles from './MinutesPage.module.css'
import { MinutesState } from './MinutesState.tsx'
import { MinutesTools } from './MinutesTools.tsx'
import { Paper } from './Paper.tsx'
import { createPrintPages } from './print-pages.ts'

/** `/b/:boardId/m/:meetingId/minutes`: the minutes on paper, to be read, printed and downloaded. */
export const MinutesPage = () => {
  const params = useParams<{ meetingId: MeetingId }>()
  const board = useBoard()
  return (
    <RoomProvider
      name={meetingRoom(params.meetingId)}
      seat={board.seat}
      fallback={<OpeningMeeting />}
      whenEnded={(room) => (
        <Show when={room.ended()}>{(ended) => <EndedNotice ended={ended()} />}</Show>
      )}
    >
      <MinutesOfMeeting meetingId={params.meetingId} />
    </RoomProvider>
  )
}

const MinutesOfMeeting = (props: { meetingId: MeetingId }) => {
  const { t } = useI18n()
  const board = useBoard()
  const room = useRoom('meeting')
  board.watchRoom(room)
  const row = createRow(room, meeting, () => 'meeting')
  // The Bulgarian text is the one that is signed: it comes first whatever language the page speaks.
  const [language, setLanguage] = createSignal<Language>('bg')
  const [withNames, setWithNames] = createSignal(false)
  const documents = () => ({
    board: board.room.doc,
    meeting: room.doc,
    meetingId: props.meetingId,
  })
  const closing = () => {
    const found = row()
    return found ? closingOf(found) : null
  }
  const asked = createMemo(() => {
    const of = closing()
    if (of === null) return null
    const { id: boardId } = board
    const { meetingId } = props
    return { boardId, meetingId, closing: of, language: language(), withNames: withNames() }
  })
  // Whoever closes a meeting sees it closed before the server has stored it, and with it the minutes.
  const kept = createKeptMinutes(asked, () => room.connected() && room.saved().kind === 'saved')
  const source = (): PaperSource => {
    const [found, minutes] = [row(), kept.minutes()]
    if (closing() === null || !found) return 'documents'
    return minutes && withState(minutes, found.status)
  }
  const paper = createPaper(
    documents,
    () => ({
      language: language(),
      withNames: withNames(),
      forObserver: !seesNames(board.seat.role),
    }),
    source,
  )
  const offline = createOffline(() => [room])
  const whyNone = (): MessageKey =>
    kept.failure() ??
    (closing() !== null && offline() ? 'minutes.keptOffline' : 'minutes.preparing')
  createPrintPages(paper)

  return (
    <Show when={row()} fallback={<Loading />}>
      {(found) => (
        <Page
          title={t('minutes.pageTitle', { number: found().number })}
          class={styles['page'] ?? ''}
          actions={
            <MinutesFiles
              address={`/api/boards/${board.id}/meetings/${props.meetingId}/minutes`}
              isDraft={found().status !== 'minutesApproved'}
              language={language()}
              onLanguage={setLanguage}
              mayHaveNames={seesNames(board.details().role)}
              withNames={withNames()}
              onWithNames={setWithNames}
              isOnline={room.connected()}
              whyNoPaper={paper() ? null : t(whyNone())}
            />
          }
          over={<A href={`/b/${board.id}/m/${props.meetingId}`}>{t('minutes.openMeeting')}</A>}
        >
          <MinutesState room={room} meeting={found()} />
          <Show when={board.seat.role === 'facilitator'}>
            <MinutesMarks room={room} meetingId={props.meetingId} of={closing()} />
          </Show>
          <MinutesTools
            language={language()}
            onLanguage={setLanguage}
            mayHaveNames={seesNames(board.details().role)}
            withNames={withNames()}
            onWithNames={setWithNames}
          />
          <Show when={paper()} fallback={<p role="status">{t(whyNone())}</p>}>
            {(drawn) => <Paper paper={drawn()} />}
          </Show>
        </Page>
      )}
    </Show>
  )
}
