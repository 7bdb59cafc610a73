import { addressKey, siteKey } from './address-key.ts'
import { type CodeLength, codeLengths, lengthOf } from './code-length.ts'
import type { GuessRisk } from './guess-risk.ts'
import { Recent } from './recent.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'

const minute = 60 * 1000
const day = 24 * 60 * minute

/** What one address may do within a day; of IPv6 a /64, and four times as much its /48. */
export const guessLimits = {
  /** So many different wrong codes are slips of the finger; for every further one a wait is named. */
  free: 10,
  /** The waits, in minutes: they grow with each wrong code up to the last. */
  waits: [1, 2, 4, 8, 15],
  /** After so many wrong codes this address is asked for eight digits, … */
  eightDigits: 60,
  /** … later where somebody who has a seat is or was within a day: that is the hall, … */
  eightDigitsKnown: 300,
  /** … and after so many for all of them. */
  allDigits: 1_000,
  /** A site (/48) has as much as so many addresses. */
  site: 4,
  /** Addresses that are remembered: the ones heard of longest ago are forgotten, which costs no safety (`GuessRisk`). */
  addresses: 20_000,
  /** Boards whose people are at one address: a ministry's router has some dozens behind it. */
  boards: 64,
  /** Different wrong codes that are told apart for one address; further ones count each. */
  codes: 32,
} as const

interface Wrong {
  count: number
  codes: Set<string>
}

export interface Guess {
  /** It was no wrong one: nothing is counted. */
  excuse(): void
  /** Seconds that somebody at that address should wait; 0 while it was a slip. */
  wait(): number
}

export interface GuessLimit {
  /** How many digits of a code are asked at that address, and shown there, when so many codes are in force. */
  digitsAt(address: string, codes: number): CodeLength
  /** Boards for whose codes six digits do at that address, whatever is asked of strangers: their people are there. */
  boardsAt(address: string): ReadonlySet<string>
  /**
   * Counts a guess that may hit so many codes, before it is looked up: many that are sent at once get no further than one
   * after another. `isHall`: only the codes of `boardsAt` are looked up.
   */
  count(address: string, guess: { code: string; codes: number; isHall?: boolean }): Guess
  /** Somebody who has a seat at this board is at this address. */
  know(address: string, boardId: BoardId): void
  tellFrom: GuessRisk['tellFrom']
  wrongSince: GuessRisk['wrongSince']
  /** How many addresses are remembered for wrong codes. */
  readonly remembered: number
}

/**
 * Guessing of room codes: what an address has to pay for wrong ones. Nobody is ever locked out: a right code lets in at
 * once, always and from everywhere; all that grows is how many of its digits are asked for. `clock` is a monotonic one, in ms.
 */
export const createGuessLimit = ({
  risk,
  clock,
}: {
  risk: GuessRisk
  clock: () => number
}): GuessLimit => {
  const kept = { size: guessLimits.addresses, lifetime: day, clock }
  const wrongs = new Recent<Wrong>(kept)
  const known = new Recent<Set<string>>(kept)

  const keysOf = (address: string) => [
    { key: addressKey(address), times: 1 },
    ...(/^(?!::ffff:\d+\.).*:/i.test(address)
      ? [{ key: `${siteKey(address)}::/48`, times: guessLimits.site }]
      : []),
  ]
  const asked = (count: number, isHall: boolean, times: number): CodeLength => {
    if (count >= guessLimits.allDigits * times) return 16
    const few = isHall ? guessLimits.eightDigitsKnown : guessLimits.eightDigits
    return count >= few * times ? 8 : 6
  }
  const longest = (lengths: readonly CodeLength[]): CodeLength =>
    codeLengths.findLast((length) => lengths.includes(length)) ?? 6

  const note = (key: string, code: string): Wrong => {
    const found = wrongs.get(key) ?? { count: 0, codes: new Set<string>() }
    if (found.codes.size < guessLimits.codes) found.codes.add(code)
    found.count++
    wrongs.touch(key, found, false)
    return found
  }

  const isKnown = (address: string) => known.get(addressKey(address)) !== undefined
  const askedAt = (address: string) =>
    keysOf(address).map(({ key, times }) =>
      asked(wrongs.get(key)?.count ?? 0, isKnown(address), times),
    )

  return {
    digitsAt: (address, codes) => longest([...askedAt(address), risk.digits(codes)]),
    boardsAt: (address) => {
      const boards = known.get(addressKey(address))
      const isOpen = boards && longest(askedAt(address)) === 6 && risk.isHallOpen(boards.size)
      return isOpen ? boards : new Set()
    },
    count: (address, { code, codes, isHall = false }) => {
      const length = lengthOf(code.length)
      const own = wrongs.get(addressKey(address))
      const wait = () => {
        const over = (wrongs.get(addressKey(address))?.count ?? 0) - guessLimits.free
        if (over <= 0) return 0
        return (guessLimits.waits[over - 1] ?? guessLimits.waits.at(-1) ?? 15) * 60
      }
      // All sixteen digits cannot be guessed, and the same paper is typed by many.
      if (length === 16 || own?.codes.has(code)) return { excuse: () => undefined, wait }
      const takeBack = risk.count(isHall ? 'hall' : length, codes)
      const noted = keysOf(address).map(({ key }) => note(key, code))
      return {
        excuse: () => {
          takeBack()
          for (const one of noted) {
            one.count--
            one.codes.delete(code)
          }
        },
        wait,
      }
    },
    know: (address, boardId) => {
      const boards = known.get(addressKey(address)) ?? new Set()
      if (boards.size < guessLimits.boards) boards.add(boardId)
      known.touch(addressKey(address), boards, true)
    },
    tellFrom: risk.tellFrom,
    wrongSince: risk.wrongSince,
    get remembered() {
      return wrongs.count
    },
  }
}
