import { addressKey } from './address-key.ts'
import { Recent } from './recent.ts'
import { hashToken, makeToken } from './token.ts'
import type { OperatorSessions } from '../store/tables/operator-sessions.ts'

const minute = 60_000

export const operatorLimits = {
  /** How long the operator's page stays open, ms. */
  lifetime: 60 * minute,
  /** So many wrong links of one address within `window` (ms) are mistakes; to every further one a wait is named. */
  wrongLinks: 20,
  window: 10 * minute,
  /** Addresses that are remembered. */
  addresses: 2_000,
} as const

/** Where the operator's page is open. It is no session of a person: it has a seat at no board. */
export interface OperatorSession {
  /** For the cookie; only its hash is kept. */
  token: string
  /** Epoch ms. */
  expiresAt: number
}
export interface OperatorAccess {
  /** Spends a link. A number: the seconds that an address with so many wrong links should wait; 0: this one is not valid. */
  open(linkToken: string, address: string): Promise<OperatorSession | number>
  /** When the session of a cookie ends, epoch ms; null when it is over, or none. */
  find(token: string | undefined): Promise<number | null>
  end(): Promise<void>
}

/**
 * Opens the operator's page to anyone who has a link; only a command on the machine makes one. As everywhere, a right link
 * always opens, whatever was guessed from the same address. `clock` is a monotonic one, `now` tells the time, both in ms.
 */
export const createOperatorAccess = ({
  sessions,
  clock,
  now,
}: {
  sessions: OperatorSessions
  clock: () => number
  now: () => number
}): OperatorAccess => {
  const wrong = new Recent<number>({
    size: operatorLimits.addresses,
    lifetime: operatorLimits.window,
    clock,
  })
  return {
    open: async (linkToken, address) => {
      const token = makeToken()
      const expiresAt = now() + operatorLimits.lifetime
      const isOpened = await sessions.begin({
        linkHash: hashToken(linkToken),
        tokenHash: hashToken(token),
        now: now(),
        expiresAt,
      })
      if (isOpened) return { token, expiresAt }
      const key = addressKey(address)
      const count = (wrong.get(key) ?? 0) + 1
      wrong.touch(key, count, false)
      return count > operatorLimits.wrongLinks ? operatorLimits.window / 1_000 : 0
    },
    find: async (token) => (token ? sessions.find(hashToken(token), now()) : null),
    end: () => sessions.end(),
  }
}
