import type { Captured } from './capture.ts'
import type { Connection } from './connection.ts'
import { encodeUpdate } from './frames.ts'
import { EditWithNews, type News } from './news.ts'
import type { Turn } from './turn.ts'

/**
 * What a turn brought, to everybody. One write for each peer: the edit, presence when it is due, and the peer's own
 * acknowledgement. True when somebody has fallen behind.
 */
export const broadcast = ({
  connections,
  turn,
  captured: { update, before },
  news,
}: {
  connections: Iterable<Connection>
  turn: Turn
  captured: Captured
  news: News | null
}): boolean => {
  const shared = new EditWithNews(encodeUpdate(update), news)
  // Who alone wrote the turn has it already.
  const isOneAuthors = turn.taken.size === 1 && !turn.hasChanges
  let isBehind = false
  for (const connection of connections) {
    const count = turn.takenFrom(connection)
    const own = count === undefined ? null : connection.acknowledgement(count)
    const frames = shared.framesFor(connection, count !== undefined && isOneAuthors)
    connection.outbox.sendTurn(frames, own, before)
    if (connection.outbox.isBehind) isBehind = true
  }
  return isBehind
}
