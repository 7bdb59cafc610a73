import type { RoomCode } from '@sedyanka/shared/wire/api.ts'
import type { Context } from 'hono'
import type { RoomCodeRecord } from '../store/tables/boards.ts'
import type { HttpDeps } from './deps.ts'

/** A code as it is shown at the address of a request: with as many digits as are asked there. */
export const shownCode = async (
  {
    guessLimit,
    roomCodes,
    clientAddress,
  }: Pick<HttpDeps, 'guessLimit' | 'roomCodes' | 'clientAddress'>,
  c: Context,
  { digits, expiresAt }: RoomCodeRecord,
): Promise<RoomCode> => ({
  code: digits.slice(0, guessLimit.digitsAt(clientAddress(c), await roomCodes.count())),
  full: digits,
  expiresAt,
})
