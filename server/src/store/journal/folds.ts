/** While people write, a log this long (half a minute of a plenary) is folded once it weighs more than the state. */
const commitsWorthFolding = 2_000
/** Nobody has written into a document for so long, ms: its log is folded whatever it weighs. */
const quietAfter = 30_000
/** What a row weighs beside its update: keys, contributors, its place in the index. Bytes. */
const rowOverhead = 64
/** At rest the log back to the older generation weighs less than this or an eighth of the state. Bytes. */
const lightLog = 64 << 10

/** What was committed since the newest snapshot. */
export interface Tail {
  commits: number
  bytes: number
  /** Times of the last commit, epoch ms; null without any. */
  at: number | null
  last: number | null
  lastButOne: number | null
}

/** The commits up to which a log is to be folded now, one fold after the other; none when it is not worth it. */
export const foldsDue = (tail: Tail | undefined, stateBytes: number, now: number): number[] => {
  if (!tail || tail.last === null) return []
  const weight = tail.bytes + tail.commits * rowOverhead
  // A commit that lies ahead is of before the machine's clock was set back: long ago, too.
  const isQuiet = Math.abs(now - (tail.at ?? 0)) >= quietAfter
  if (!isQuiet && (tail.commits < commitsWorthFolding || weight <= stateBytes)) return []
  // Nobody writes any more, so the log behind the older generation would stay: then that one moves up to the last commit.
  const isHeavy = weight > Math.max(lightLog, stateBytes / 8)
  const older = isQuiet && isHeavy && tail.lastButOne !== null ? [tail.lastButOne] : []
  return [...older, tail.last]
}
