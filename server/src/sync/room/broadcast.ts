import type { Audience } from '../peer/audience.ts'
import type { CapturedUpdate } from './captured-update.ts'
import type { Connection } from '../peer/connection.ts'
import { encodeUpdate } from '../wire/frames.ts'
import type { News } from '../peer/news.ts'
import type { ReaderStates } from './reader-states.ts'
import type { Turn } from './turn.ts'

/** What goes to the peers of one audience: arrays that are made once and shared by all of them. */
interface Parcel {
  news: readonly Uint8Array[]
  both: readonly Uint8Array[]
}

/** What there is to say: a turn that is on disk, presence when it is due, and how each kind of reader is told. */
interface Said {
  turn: Turn
  captured: CapturedUpdate
  news: News | null
  states: ReaderStates
}

const none: readonly Uint8Array[] = []

/**
 * What a turn brought, to everybody. One write for each peer: the edit, presence when it is due, and the peer's own
 * acknowledgement. True when somebody has fallen behind.
 */
export const broadcast = (
  connections: Iterable<Connection>,
  { turn, captured, news, states }: Said,
): boolean => {
  const { update, before } = captured
  const spared = states.spared(captured)
  const whole: readonly Uint8Array[] = [encodeUpdate(update)]
  let withoutNames: readonly Uint8Array[] | null = null
  const editFor = (audience: Audience): readonly Uint8Array[] => {
    if (spared === null || audience === 'people') return whole
    return (withoutNames ??= [encodeUpdate(spared())])
  }
  const parcelFor = (audience: Audience): Parcel => {
    const frames = news?.framesOf(audience) ?? none
    return { news: frames, both: [...editFor(audience), ...frames] }
  }
  // Plain locals: this runs for everybody in a hall at each turn.
  let people: Parcel | null = null
  let organisations: Parcel | null = null
  // The only author of a turn has it already.
  const isOneAuthors = turn.taken.size === 1 && !turn.hasChanges
  let isBehind = false
  for (const connection of connections) {
    const count = turn.takenFrom(connection)
    const own = count === undefined ? null : connection.acknowledgement(count)
    const hasEdit = count !== undefined && isOneAuthors
    let frames = hasEdit ? none : editFor(connection.audience)
    if (news !== null && !news.isKnownTo(connection.clientId)) {
      const parcel =
        connection.audience === 'people'
          ? (people ??= parcelFor('people'))
          : (organisations ??= parcelFor('organisations'))
      frames = hasEdit ? parcel.news : parcel.both
    }
    const { outbox } = connection
    outbox.sendTurn(frames, own, before)
    if (outbox.isBehind) isBehind = true
  }
  return isBehind
}
