import { makeId } from '@sedyanka/shared/ids.ts'
import type { People } from '../store/people.ts'
import { hashToken, makeToken } from './token.ts'

export interface Setup {
  /** A new set-up token while there is no founder, null afterwards. Tokens of earlier starts end here. */
  begin(): Promise<string | null>
  isOpen(): Promise<boolean>
  /** Spends the token and makes the founder; answers with their id, or null when the token is not valid (any more). */
  finish(token: string, name: string): Promise<string | null>
}

/** How the first facilitator comes in: by a link that only whoever started the server has seen. */
export const createSetup = (people: People): Setup => ({
  begin: async () => {
    const token = (await people.hasFounder()) ? null : makeToken()
    await people.setSetupToken(token && hashToken(token))
    return token
  },
  isOpen: async () => !(await people.hasFounder()),
  finish: async (token, name) => {
    const id = makeId()
    return (await people.createFounder({ id, name }, hashToken(token))) ? id : null
  },
})
