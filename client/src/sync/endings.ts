import { closeCodes } from '@sedyanka/shared/close-codes.ts'
<<<<<<< HEAD

/** Why a room is over for this page; null while it goes on. */
export type Ended = 'session' | 'noSuchRoom' | 'clientTooOld' | 'tooLarge' | 'crowded' | 'removed'

/** What a close code means, where it is final. */
=======
import type { Ended } from './client-room.ts'

/** What a line that the server closed for good means for the page, by the code it was closed with. */
>>>>>>> d31b38a (Pastes keep rows, cells, lists and words; personal data are found and removed whole; durations as people write them; what is too long is said)
export const endings: Record<number, Ended> = {
  [closeCodes.session]: 'session',
  [closeCodes.noSuchRoom]: 'noSuchRoom',
  [closeCodes.clientTooOld]: 'clientTooOld',
  [closeCodes.tooLarge]: 'tooLarge',
<<<<<<< HEAD
  [closeCodes.crowded]: 'crowded',
=======
>>>>>>> d31b38a (Pastes keep rows, cells, lists and words; personal data are found and removed whole; durations as people write them; what is too long is said)
}
