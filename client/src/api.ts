import type {
  About,
  BoardDetails,
  BoardSummary,
  DoorReport,
  Invitation,
  JoinKey,
  JoinLook,
  JoinRequest,
  KeptMinutes,
  Marks,
  Me,
  Member,
  NewBoardRequest,
  NewInvitation,
  NewMeetingRequest,
  RemovedOrganisation,
  TakenBack,
  RoomCode,
  SweepRequest,
} from '@sedyanka/shared/wire/api.ts'
import type { ForgetRequest, HistoryRequest, RowHistory } from '@sedyanka/shared/wire/history.ts'
import type { Language } from '@sedyanka/shared/i18n/translate.ts'
import type { BoardId, MeetingId, OrganisationId } from '@sedyanka/shared/ids.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import type { Api } from '@sedyanka/server/http/app.ts'
import { DetailedError, hc, parseResponse } from 'hono/client'
import { failureOf } from './api-failure.ts'

/** Every request the client makes, by what it is for, but those of the operator's page. All of them throw `ApiFailure`. */
export const { api } = hc<Api>('/')

const bodyOf = (detail: unknown): unknown =>
  typeof detail === 'object' && detail !== null && 'data' in detail ? detail.data : null

/** Waits for the answer; whatever goes wrong becomes an `ApiFailure`. */
export const answer = async <T>(parsed: Promise<T>): Promise<T> => {
  try {
    return await parsed
  } catch (error) {
    if (error instanceof DetailedError) throw failureOf(error.statusCode, bodyOf(error.detail))
    throw failureOf(undefined, null)
  }
}

interface Place {
  role: Role
  organisationId: OrganisationId | null
}

// What runs here
export const readAbout = (): Promise<About> => answer(parseResponse(api.about.$get()))

// Who is here
export const readMe = (): Promise<Me> => answer(parseResponse(api.me.$get()))
export const signOut = () => answer(parseResponse(api['sign-out'].$post()))

// Coming in
export const readSetup = () => answer(parseResponse(api.setup.$get()))
export const setUp = (json: { token: string; name: string; checksCookies: boolean }): Promise<Me> =>
  answer(parseResponse(api.setup.$post({ json })))
export const lookAtKey = (key: JoinKey): Promise<JoinLook> =>
  answer(parseResponse(api.join.look.$post({ json: { key } })))
export const join = (json: JoinRequest): Promise<BoardSummary> =>
  answer(parseResponse(api.join.$post({ json })))

// Boards
export const createBoard = (json: NewBoardRequest): Promise<{ id: string }> =>
  answer(parseResponse(api.boards.$post({ json })))
export const openSampleBoard = (): Promise<{ id: string }> =>
  answer(parseResponse(api.boards.sample.$post()))
export const readBoardDetails = (boardId: BoardId): Promise<BoardDetails> =>
  answer(parseResponse(api.boards[':boardId'].$get({ param: { boardId } })))
export const archiveBoard = (boardId: BoardId) =>
  answer(parseResponse(api.boards[':boardId'].archive.$post({ param: { boardId } })))
export const bringBackBoard = (boardId: BoardId) =>
  answer(parseResponse(api.boards[':boardId']['bring-back'].$post({ param: { boardId } })))
/** Where everything of a board is downloaded as one file. */
export const boardFileAddress = (boardId: BoardId): string => `/api/boards/${boardId}/file`
export const deleteBoard = (boardId: BoardId, title: string) =>
  answer(
    parseResponse(api.boards[':boardId'].delete.$post({ param: { boardId }, json: { title } })),
  )
export const createMeeting = (boardId: BoardId, json: NewMeetingRequest) =>
  answer(parseResponse(api.boards[':boardId'].meetings.$post({ param: { boardId }, json })))

/** The minutes of a meeting that is over, as they were when it was closed. */
/** What in a meeting looks like personal data, by the server's look; facilitators only. */
export const readMarks = (boardId: BoardId, meetingId: MeetingId): Promise<Marks> =>
  answer(
    parseResponse(
      api.boards[':boardId'].meetings[':meetingId'].marks.$get({ param: { boardId, meetingId } }),
    ),
  )

export const readKeptMinutes = (asked: {
  boardId: BoardId
  meetingId: MeetingId
  language: Language
  withNames: boolean
}): Promise<KeptMinutes> => {
  const { boardId, meetingId, language, withNames } = asked
  const query = { language, names: withNames ? '1' : '0' }
  const request = { param: { boardId, meetingId }, query }
  const parsed = parseResponse(api.boards[':boardId'].meetings[':meetingId'].minutes.$get(request))
  // The inferred type loses lists within lists.
  return answer(parsed as Promise<unknown> as Promise<KeptMinutes>)
}

// What became of a row
export const readHistory = (boardId: BoardId, query: HistoryRequest): Promise<RowHistory> => {
  const request = { param: { boardId }, query }
  const parsed = parseResponse(api.boards[':boardId'].history.$get(request))
  // The inferred type loses what the values may be.
  return answer(parsed as Promise<unknown> as Promise<RowHistory>)
}
export const eraseHistory = (boardId: BoardId, json: ForgetRequest) =>
  answer(parseResponse(api.boards[':boardId'].history.erase.$post({ param: { boardId }, json })))

// The code on the screen
export const rotateRoomCode = (boardId: BoardId): Promise<RoomCode> =>
  answer(parseResponse(api.boards[':boardId']['room-code'].$post({ param: { boardId } })))
export const switchOffRoomCode = (boardId: BoardId) =>
  answer(parseResponse(api.boards[':boardId']['room-code'].$delete({ param: { boardId } })))

export const readDoor = (boardId: BoardId): Promise<DoorReport> =>
  answer(parseResponse(api.boards[':boardId'].door.$get({ param: { boardId } })))

// Invitations
export const listInvitations = (boardId: BoardId): Promise<Invitation[]> =>
  answer(parseResponse(api.boards[':boardId'].invitations.$get({ param: { boardId } })))
export const createInvitation = (boardId: BoardId, json: Place): Promise<NewInvitation> =>
  answer(parseResponse(api.boards[':boardId'].invitations.$post({ param: { boardId }, json })))
export const rotateInvitation = (boardId: BoardId, id: string): Promise<NewInvitation> =>
  answer(
    parseResponse(
      api.boards[':boardId'].invitations[':id'].rotate.$post({ param: { boardId, id } }),
    ),
  )
export const revokeInvitation = (boardId: BoardId, id: string) =>
  answer(
    parseResponse(api.boards[':boardId'].invitations[':id'].$delete({ param: { boardId, id } })),
  )

// Members
export const listMembers = (boardId: BoardId): Promise<Member[]> =>
  answer(parseResponse(api.boards[':boardId'].members.$get({ param: { boardId } })))
export const changeMember = (boardId: BoardId, id: string, json: Place) =>
  answer(
    parseResponse(api.boards[':boardId'].members[':id'].$patch({ param: { boardId, id }, json })),
  )
export const sweepMembers = (boardId: BoardId, json: SweepRequest): Promise<{ removed: number }> =>
  answer(parseResponse(api.boards[':boardId'].members.sweep.$post({ param: { boardId }, json })))
export const removeMember = (boardId: BoardId, id: string) =>
  answer(parseResponse(api.boards[':boardId'].members[':id'].$delete({ param: { boardId, id } })))
/** What a member wrote within so many minutes before now, by collection. */
export const countWritten = (boardId: BoardId, id: string, minutes: number) =>
  answer(
    parseResponse(
      api.boards[':boardId'].members[':id'].written.$post({
        param: { boardId, id },
        json: { minutes },
      }),
    ),
  )
/** Removes a member together with that. */
export const takeBackMember = (boardId: BoardId, id: string, minutes: number): Promise<TakenBack> =>
  answer(
    parseResponse(
      api.boards[':boardId'].members[':id']['take-back'].$post({
        param: { boardId, id },
        json: { minutes },
      }),
    ),
  )
/** Undoes it. */
export const giveBackMember = (boardId: BoardId, receipt: string) =>
  answer(
    parseResponse(
      api.boards[':boardId']['give-back'].$post({ param: { boardId }, json: { receipt } }),
    ),
  )

// Organisations
export const removeOrganisation = (boardId: BoardId, id: string): Promise<RemovedOrganisation> =>
  answer(
    parseResponse(
      api.boards[':boardId'].organisations[':id'].remove.$post({ param: { boardId, id } }),
    ),
  )
/** Brings one back; its people, too, with the receipt of its removal. */
export const restoreOrganisation = (boardId: BoardId, id: string, receipt: string | null) =>
  answer(
    parseResponse(
      api.boards[':boardId'].organisations[':id'].restore.$post({
        param: { boardId, id },
        json: { receipt },
      }),
    ),
  )
