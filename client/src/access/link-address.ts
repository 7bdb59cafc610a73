import type { Role } from '@sedyanka/shared/seat.ts'

/** The address of an invitation; the token stands behind `#`, where no log or preview robot sees it. */
export const linkAddress = (role: Role, token: string): string =>
  `${location.origin}/${role === 'screen' ? 'screen' : 'join'}#${token}`

/** The address behind the QR code of a room code. */
export const codeAddress = (code: string): string => `${location.origin}/j/${code}`

/** An address as one reads it from a wall: without the protocol. */
export const shortAddress = (path: string): string => `${location.host}${path}`
