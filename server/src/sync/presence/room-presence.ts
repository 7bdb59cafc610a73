import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import type { Monotonic } from '@sedyanka/shared/time/clocks.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { Announced, mayWriteAnything } from '../guard/announced.ts'
import { audienceOf } from '../peer/audience.ts'
import { RoomAwareness } from './awareness.ts'
import type { Connection } from '../peer/connection.ts'
import type { News } from '../peer/news.ts'
import type { Schedule } from '../ports.ts'

interface PresenceOptions {
  now: () => Monotonic
  schedule: Schedule
  connections: ReadonlySet<Connection>
  /** Which person wrote with a Yjs client id, if anybody did. */
  writerOf: (clientId: number) => string | null
  /** An edit is on its way, which news can go out with. */
  isBusy: () => boolean
}

/** Who is in a room and where their carets are: taken in at any time, sent out at most so often, with an edit if there is one. */
export class RoomPresence {
  readonly #options: PresenceOptions
  readonly #awareness = new RoomAwareness()
  readonly #announced = new Announced()
  #cancelNews: (() => void) | null = null
  #cancelRenewal: (() => void) | null = null
  /** What is waited for is news, not just a renewal. */
  #isWaitingForNews = false
  #lastNews = Number.NEGATIVE_INFINITY
  #lastTurn = Number.NEGATIVE_INFINITY

  constructor(options: PresenceOptions) {
    this.#options = options
  }

  /** One message with everybody who is here, as this peer may know them. */
  everybodyFor({ audience }: Connection): Uint8Array {
    return this.#awareness.everybody(audience)
  }

  /** Takes what a peer says of itself. Throws when it cannot be read. */
  receive(connection: Connection, update: Uint8Array): void {
    const seat = connection.peer.seat()
    if (!seat) return connection.close(closeCodes.session, 'session')
    const mayUse = (clientId: number) => {
      if (connection.clientId !== null && connection.clientId !== clientId) return false
      const whoWrites = mayWriteAnything(seat)
      const owner =
        this.#options.writerOf(clientId) ?? this.#announced.ownerOf(clientId, { whoWrites })
      return owner === null || owner === seat.personId
    }
    const clientId = this.#awareness.receive(update, seat, mayUse)
    if (clientId !== null) this.#announced.note(clientId, seat)
    connection.clientId = clientId ?? connection.clientId
    this.#scheduleNews()
    this.#scheduleRenewal()
  }

  /** A peer's seat has changed: what it sees of the others, and they of it, does so at once. */
  reseat(connection: Connection): void {
    const seat = connection.peer.seat()
    const audience = audienceOf(seat)
    if (audience !== connection.audience) {
      connection.audience = audience
      connection.outbox.sendPresence([this.#awareness.everybodyAnew(audience)])
    }
    if (!seat || connection.clientId === null) return
    this.#awareness.reseat(connection.clientId, seat)
    this.#scheduleNews()
  }

  leave(connection: Connection): void {
    const { clientId } = connection
    if (clientId === null) return
    // Who came back on another line before this one was found dead is still here.
    for (const other of this.#options.connections) if (other.clientId === clientId) return
    this.#awareness.leave(clientId)
    this.#scheduleNews()
  }

  /** Which person a client id belongs to: who wrote with it, or else who may write and was the first to announce it. */
  ownerOf(clientId: number): string | null {
    return (
      this.#options.writerOf(clientId) ?? this.#announced.ownerOf(clientId, { whoWrites: true })
    )
  }

  /** News that may go out together with an edit at this moment. */
  takeDueNews(): News | null {
    this.#lastTurn = this.#options.now()
    return this.#lastTurn - this.#lastNews >= limits.awarenessInterval ? this.#takeNews() : null
  }

  close(): void {
    this.#cancelNews?.()
    this.#cancelRenewal?.()
  }

  /** Lines that live are vouched for, as long as there are any. */
  #scheduleRenewal(): void {
    this.#cancelRenewal ??= this.#options.schedule(limits.renewalInterval, () => {
      this.#cancelRenewal = null
      if (this.#options.connections.size === 0) return
      this.#awareness.renew()
      this.#scheduleNews()
      this.#scheduleRenewal()
    })
  }

  #scheduleNews(): void {
    const { hasNews, hasUnsent } = this.#awareness
    if (!hasUnsent || (this.#cancelNews && (this.#isWaitingForNews || !hasNews))) return
    this.#cancelNews?.()
    this.#isWaitingForNews = hasNews
    // Presence that says nothing new is sent in batches: each renewal alone would cost one packet per peer.
    if (!hasNews) return this.#wait(limits.renewalPatience)
    const due = this.#lastNews + limits.awarenessInterval - this.#options.now()
    this.#wait(this.#isTurnLikely() ? Math.max(0, due) + limits.awarenessPatience : due)
  }

  /** Where somebody types the next turn is near, and takes the news along for nothing. */
  #isTurnLikely(): boolean {
    const { now, isBusy } = this.#options
    return isBusy() || now() - this.#lastTurn < limits.awarenessInterval
  }

  #wait(delay: number): void {
    const { schedule, isBusy, connections } = this.#options
    this.#cancelNews = schedule(Math.max(0, delay), () => {
      if (isBusy()) return this.#wait(limits.awarenessPatience)
      const news = this.#takeNews()
      if (!news) return
      for (const connection of connections) {
        const frames = news.framesFor(connection)
        if (frames.length > 0) connection.outbox.sendPresence(frames)
      }
    })
  }

  #takeNews(): News | null {
    this.#cancelNews?.()
    this.#cancelNews = null
    const news = this.#awareness.takeNews()
    if (news) this.#lastNews = this.#options.now()
    return news
  }
}
