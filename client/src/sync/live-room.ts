import type { Accessor } from 'solid-js'
import type { ClientRoom } from './client-room.ts'

/**
 * One room for the page, whichever one stands behind it. After a refused edit a fresh room takes the place of the one
 * before; everything that reads the document, the seat or the state of this one follows, and nothing on the page is made
 * anew. `shown` is the room whose document the page shows, `latest` the one that speaks for
 * the line: another one only until that has its document.
 */
export const makeLiveRoom = (
  shown: Accessor<ClientRoom>,
  latest: Accessor<ClientRoom>,
): ClientRoom => {
  const { name, kind } = shown()
  const seat = {
    get personId() {
      return latest().seat.personId
    },
    get name() {
      return latest().seat.name
    },
    get role() {
      return latest().seat.role
    },
    get organisationId() {
      return latest().seat.organisationId
    },
  }
  return {
    name,
    kind,
    seat,
    get doc() {
      return shown().doc
    },
    get awareness() {
      return shown().awareness
    },
    get view() {
      return shown().view
    },
    get undo() {
      return shown().undo
    },
    over: () => latest().over(),
    ready: () => shown().ready(),
    synced: () => latest().synced(),
    connected: () => latest().connected(),
    saved: () => latest().saved(),
    degraded: () => latest().degraded(),
    ended: () => latest().ended(),
    notAccepted: () => latest().notAccepted(),
    dismissNotAccepted: (id) => latest().dismissNotAccepted(id),
    serverNow: () => latest().serverNow(),
    retry: () => latest().retry(),
    takeIn: (edits) => latest().takeIn(edits),
    reseat: (next) => latest().reseat(next),
    giveUp: (reason) => latest().giveUp(reason),
    leave: () => latest().leave(),
    destroy: () => latest().destroy(),
  }
}
