import { type Accessor, createMemo, on } from 'solid-js'

/** How long somebody may be without a line before it is said, milliseconds: a reload, a lift, another network. */
const PATIENCE = 60_000

/** Whether somebody has not been seen for longer than a minute. `who` names them: for another person the minute starts anew. */
export const createAway = (source: {
  who: Accessor<string | null>
  isHere: Accessor<boolean>
  now: Accessor<number>
}): Accessor<boolean> => {
  let seen = { who: source.who(), at: source.now() }
  return createMemo(
    on([source.who, source.isHere, source.now], ([who, isHere, now]) => {
      if (isHere || seen.who !== who) seen = { who, at: now }
      return now - seen.at > PATIENCE
    }),
  )
}
