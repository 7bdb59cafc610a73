import { setTimeout as wait } from 'node:timers/promises'

/** How long one answer may take, and how long until the next is asked for, ms. */
const answerWithin = 3_000
const askEvery = 200

/**
 * Waits until a server answers at this address, however long that takes, and says how it is: whoever starts it knows how long
 * they want to wait. One that cannot store edits counts as there: people read, and their pages keep what they write.
 */
export const waitForServer = async (url: string): Promise<string> => {
  for (;;) {
    const answer = await fetch(`${url}/readyz`, {
      signal: AbortSignal.timeout(answerWithin),
    }).catch(() => null)
    if (answer?.ok) return `Answers at ${url}`
    if (answer?.status === 503) return `Answers at ${url}, and cannot store edits: see its log`
    await wait(askEvery)
  }
}
