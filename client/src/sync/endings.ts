import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'

/** Why a room is over for this page; null while it goes on. */
export type Ended =
  | 'session'
  | 'noSuchRoom'
  | 'clientTooOld'
  | 'tooLarge'
  | 'crowded'
  | 'removed'
  | 'deleted'

/** What a close code means, where it is final. */
export const endings: Record<number, Ended> = {
  [closeCodes.session]: 'session',
  [closeCodes.noSuchRoom]: 'noSuchRoom',
  [closeCodes.clientTooOld]: 'clientTooOld',
  [closeCodes.tooLarge]: 'tooLarge',
  [closeCodes.crowded]: 'crowded',
}
