import type { ErrorCode, JoinKey, OrganisationChoice } from '@sedyanka/shared/wire/api.ts'
import { readOrganisations } from '@sedyanka/shared/organisations/organisations.ts'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import {
  type BoardId,
  type InvitationId,
  type OrganisationId,
  boardRoom,
} from '@sedyanka/shared/ids.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import type { DocumentAccess } from '../boards/document-access.ts'
import type { BoardRecord, Boards } from '../store/tables/boards.ts'
import type { Invitations } from '../store/tables/invitations.ts'
import type { GuessLimit } from './guess-limit.ts'
import type { RoomCodes } from './room-code.ts'
import { hashToken } from './token.ts'

/** What a link or a code opens. */
export interface Door {
  board: BoardRecord
  role: Role
  /** Set when the link is for one organisation. */
  organisationId: OrganisationId | null
  invitationId: InvitationId | null
  /** Whom one may sit for; empty where nobody sits for an organisation. */
  choices: OrganisationChoice[]
}
/** Why there is none: `seconds` to wait, or the `digits` of the code that are asked. */
export interface NoDoor {
  error: Extract<
    ErrorCode,
    'linkExpired' | 'codeUnknown' | 'codeExpired' | 'codeLonger' | 'tooMany'
  >
  seconds?: number
  digits?: number
}

export type FindDoor = (key: JoinKey, address: string) => Promise<Door | NoDoor>

/**
 * Finds what a key opens without using it up. Wrong codes count against the address they come from; one that was right
 * lately does not. Tokens are 256 random bits: nobody guesses them, and they are not counted.
 */
export const createResolveJoinKey = ({
  boards,
  invitations,
  roomCodes,
  limit,
  rooms,
  now = wallNow,
}: {
  boards: Boards
  invitations: Invitations
  roomCodes: RoomCodes
  limit: GuessLimit
  rooms: DocumentAccess
  now?: () => number
}): FindDoor => {
  const choicesOf = async (boardId: BoardId): Promise<OrganisationChoice[]> => {
    const found = await rooms.read(boardRoom(boardId), readOrganisations)
    return (found ?? []).map(({ id, kind, shortName, name }) => ({ id, kind, shortName, name }))
  }

  const openedBy = async (board: BoardRecord): Promise<Door> => {
    const choices = await choicesOf(board.id)
    return { board, role: 'member', organisationId: null, invitationId: null, choices }
  }

  /**
   * Fewer digits than are asked of strangers open the board whose people are at that address, and no other one. Whatever
   * else they are, the answer is the same: otherwise the first digits could be guessed by themselves.
   */
  const byFewDigits = async (
    code: string,
    address: string,
    digits: number,
  ): Promise<Door | NoDoor> => {
    if (await roomCodes.hasEnded(code)) return { error: 'codeExpired' }
    const here = limit.boardsAt(address)
    if (here.size > 0) {
      const guess = limit.count(address, { code, codes: here.size, isHall: true })
      const board = await roomCodes.find(code)
      if (board && here.has(board.id)) {
        guess.excuse()
        return openedBy(board)
      }
    }
    return { error: 'codeLonger', digits }
  }

  const byCode = async (code: string, address: string): Promise<Door | NoDoor> => {
    const codes = await roomCodes.count()
    const digits = limit.digitsAt(address, codes)
    if (code.length < digits) return byFewDigits(code, address, digits)
    const guess = limit.count(address, { code, codes })
    const board = await roomCodes.find(code)
    if (board) {
      guess.excuse()
      return openedBy(board)
    }
    if (await roomCodes.hasEnded(code)) {
      guess.excuse()
      return { error: 'codeExpired' }
    }
    const seconds = guess.wait()
    return seconds > 0 ? { error: 'tooMany', seconds } : { error: 'codeUnknown' }
  }

  const byLink = async (token: string): Promise<Door | NoDoor> => {
    const invitation = await invitations.findByToken(hashToken(token), now())
    const board = invitation && (await boards.find(invitation.boardId))
    if (!board) return { error: 'linkExpired' }
    const { id: invitationId, role, organisationId } = invitation
    const sits = role === 'member' || role === 'facilitator'
    const all = sits ? await choicesOf(board.id) : []
    const choices = organisationId === null ? all : all.filter(({ id }) => id === organisationId)
    // Its organisation has left the board: the link leads to no seat any more.
    if (organisationId !== null && choices.length === 0) return { error: 'linkExpired' }
    return { board, role, organisationId, invitationId, choices }
  }

  return (key, address) => ('token' in key ? byLink(key.token) : byCode(key.code, address))
}

/** The organisation that a newcomer sits for; undefined when the choice does not fit the door. */
export const chooseOrganisation = (
  door: Door,
  chosen: OrganisationId | null,
): OrganisationId | null | undefined => {
  const wanted = door.organisationId ?? chosen
  if (chosen !== null && chosen !== wanted) return undefined
  if (wanted === null) return door.role === 'member' ? undefined : null
  return door.choices.some(({ id }) => id === wanted) ? wanted : undefined
}
