import {
  type OrganisationId,
  type PersonId,
  type RoomName,
  parseRoomName,
} from '@sedyanka/shared/ids.ts'
import type { Role, Seat } from '@sedyanka/shared/seat.ts'
import * as Y from 'yjs'
import { recall } from '../device.ts'
import { leftKeys, leftPrefix, writeLeft } from './left-keys.ts'

/** Edits of somebody whose session has ended, for whoever sits down here next for the same organisation. */
export interface LeftEdits {
  personId: PersonId
  /** '' when nobody knows any more. */
  name: string
  role: Role | null
  /** Undefined when nobody knows any more: then they can only be copied. */
  organisationId: OrganisationId | null | undefined
  room: RoomName
  /** One Yjs update, version 1, as base64. */
  update: string
}

/** Whose they are, as far as this device knows. */
export type LeftSeat = Pick<Seat, 'personId' | 'name'> & Partial<Seat>

const keyOf = ({ personId, room }: Pick<LeftEdits, 'personId' | 'room'>): string =>
  `${leftPrefix}${personId}.${room}`

const readLeft = (key: string): LeftEdits | null => {
  try {
    const left = JSON.parse(recall(key) ?? 'null') as LeftEdits | null
    return left && parseRoomName(left.room) ? left : null
  } catch {
    return null
  }
}

/** The edits as Yjs takes them. */
export const updateOf = ({ update }: LeftEdits): Uint8Array =>
  Uint8Array.from(atob(update), (character) => character.codePointAt(0) ?? 0)

/**
 * Keeps them on this device beside those that stand there already; on a shared computer for as long as the page is open.
 * Their words are kept apart (`RefusedWords`).
 */
export const keepLeft = (seat: LeftSeat, room: RoomName, more: Uint8Array): void => {
  const { personId } = seat
  const before = readLeft(keyOf({ personId, room }))
  const name = seat.name || (before?.name ?? '')
  const role = seat.role ?? before?.role ?? null
  const organisationId = 'organisationId' in seat ? seat.organisationId : before?.organisationId
  const update = before ? Y.mergeUpdates([updateOf(before), more]) : more
  // One call would not take as many arguments as a long edit has bytes.
  const binary = Array.from(update, (byte) => String.fromCodePoint(byte)).join('')
  const left: LeftEdits = { personId, name, role, organisationId, room, update: btoa(binary) }
  writeLeft(keyOf(left), JSON.stringify(left))
}

export const dropLeft = (left: Pick<LeftEdits, 'personId' | 'room'>): void =>
  writeLeft(keyOf(left), null)

/** What was left on this device, in any room; an effect that reads it follows what this page changes. */
export const listLeft = (): LeftEdits[] => leftKeys().flatMap((key) => readLeft(key) ?? [])
