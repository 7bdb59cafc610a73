import { RateLimiterMemory } from 'rate-limiter-flexible'

const window = 15 * 60
/** Wrong guesses in 15 minutes: a hall of people who mistype is let in, a machine that counts up is not. */
export const guessLimits = { perAddress: 20, inAll: 300 }

/** Addresses of one household or office share a limit; of IPv6 the first 64 bits, since each may have 2⁶⁴ of the rest. */
export const addressKey = (address: string): string => {
  const bare = address.replace(/^::ffff:(?=\d+\.)/, '')
  if (!bare.includes(':')) return bare
  const [head = '', tail] = bare.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}

export interface GuessLimit {
  isBlocked(address: string): Promise<boolean>
  /** Counts a wrong guess. Right ones never count: a whole hall joins from one address. */
  failed(address: string): Promise<void>
}

/** Six digits are a million guesses: this keeps anybody from making more than a few hundred. */
export const createGuessLimit = (): GuessLimit => {
  const perAddress = new RateLimiterMemory({ points: guessLimits.perAddress, duration: window })
  const inAll = new RateLimiterMemory({ points: guessLimits.inAll, duration: window })
  const isSpent = async (limiter: RateLimiterMemory, key: string) => {
    const used = await limiter.get(key)
    return used !== null && used.consumedPoints >= limiter.points
  }
  return {
    isBlocked: async (address) =>
      (await isSpent(perAddress, addressKey(address))) || (await isSpent(inAll, 'all')),
    failed: async (address) => {
      await Promise.all([perAddress.penalty(addressKey(address)), inAll.penalty('all')])
    },
  }
}
