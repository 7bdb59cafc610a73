/** When a document's edition began, and when the document was last written anew: epoch milliseconds, 0 for never or long ago. */
interface EditionTimes {
  began: number
  rewritten: number
}

/** Those of before documents were ever written anew have a random name only: they began before everything else. */
const timesOf = (edition: string): EditionTimes => {
  const [, began = 0, rewritten = 0] = /^(\d{1,15})\.(\d{1,15})\./.exec(edition) ?? []
  return { began: Number(began), rewritten: Number(rewritten) }
}

const nameOf = ({ began, rewritten }: EditionTimes): string =>
  `${began}.${rewritten}.${crypto.randomUUID()}`

/** Later than `former`, also when the machine's clock was set back meanwhile. */
const laterThan = ({ began }: EditionTimes, at: number): number => Math.max(at, began + 1)

/** The name of the edition that begins when a document of the edition `former` is put back from a backup. */
export const restoredAfter = (former: string, at: number): string => {
  const times = timesOf(former)
  return nameOf({ began: laterThan(times, at), rewritten: times.rewritten })
}

/** The name of the edition that begins when a document of the edition `former` is written anew. */
export const rewrittenAfter = (former: string, at: number): string => {
  const began = laterThan(timesOf(former), at)
  return nameOf({ began, rewritten: began })
}

/**
 * Whether a copy of the edition `held` is of before the document was last written anew: it may hold what was left out then,
 * so nothing of it comes back but what was never stored. By times and not by a list of names: restores and rewritings
 * follow each other in any order, and a page may have missed some.
 */
export const isBeforeRewriting = (held: string, now: string): boolean =>
  timesOf(held).began < timesOf(now).rewritten
