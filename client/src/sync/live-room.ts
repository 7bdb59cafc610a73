import type { Accessor } from 'solid-js'
import type { ClientRoom } from './client-room.ts'

/**
 * One room for the page, whichever one stands behind it. After a refused edit or with another organisation a fresh room
 * takes the place of the one before; everything that reads the document, the seat or the state of this one follows, and
 * nothing on the page is made anew. `shown` is the room whose document the page shows, `latest` the one that speaks for
 * the line: another one only until that has its document.
 */
export const makeLiveRoom = (
  shown: Accessor<ClientRoom>,
  latest: Accessor<ClientRoom>,
): ClientRoom => {
  const { name, kind } = shown()
  const seat = {
    get personId() {
      return shown().seat.personId
    },
    get name() {
      return shown().seat.name
    },
    get role() {
      return shown().seat.role
    },
    get organisationId() {
      return shown().seat.organisationId
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
    ready: () => shown().ready(),
    synced: () => latest().synced(),
    connected: () => latest().connected(),
    saved: () => latest().saved(),
    degraded: () => latest().degraded(),
    ended: () => latest().ended(),
    reseated: () => latest().reseated(),
    notAccepted: () => latest().notAccepted(),
    dismissNotAccepted: (id) => latest().dismissNotAccepted(id),
    serverNow: () => latest().serverNow(),
    retry: () => latest().retry(),
    takeIn: (edits) => latest().takeIn(edits),
    handOver: () => latest().handOver(),
    giveUp: (reason) => latest().giveUp(reason),
    leave: () => latest().leave(),
    destroy: () => latest().destroy(),
  }
}
