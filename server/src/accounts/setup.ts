import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import { type PersonId, type SessionId, makeId } from '@sedyanka/shared/ids.ts'
import type { People } from '../store/tables/people.ts'
import { hashToken, makeToken } from './token.ts'

export interface Setup {
  /** A new set-up token while there is no founder, null afterwards. Tokens of earlier starts end here. */
  begin(): Promise<string | null>
  /** Whether there is a link that somebody could use. */
  isOpen(): Promise<boolean>
  /** Spends a token: the founder comes in, or comes back. Null when it is not valid (any more). */
  finish(token: string, name: string): Promise<Finished | null>
}
export interface Finished {
  personId: PersonId
  /** Sessions that the founder had before. */
  endedSessions: SessionId[]
}

/**
 * How the first facilitator comes in: by a link that only whoever started the server has seen; and how they come back
 * when their browser has forgotten them: by another one that whoever looks after the machine has made.
 */
export const createSetup = (people: People): Setup => ({
  begin: async () => {
    // The founder has spent theirs: nothing is to be written, and a server with a full disk can start.
    if (await people.hasFounder()) return null
    const token = makeToken()
    await people.setSetupToken(hashToken(token))
    return token
  },
  isOpen: async () => !(await people.hasFounder()) || people.hasOperatorLink(wallNow()),
  finish: async (token, name) => {
    const personId = makeId<PersonId>()
    const tokenHash = hashToken(token)
    if (await people.createFounder({ id: personId, name }, tokenHash))
      return { personId, endedSessions: [] }
    return people.returnFounder({ name, tokenHash, now: wallNow() })
  },
})
