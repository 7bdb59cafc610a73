import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import type { WallTime } from '@sedyanka/shared/time/clocks.ts'
import type { PersonId } from '@sedyanka/shared/ids.ts'
import {
  encodeServerMessage,
  type Hello,
  protocolVersion,
  schemaVersion,
} from '@sedyanka/shared/wire/protocol.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import type { Connection } from './connection.ts'
import { isBeforeRewriting } from '../document/edition.ts'
import { encodeWelcome } from '../wire/frames.ts'

interface GreeterOptions {
  epoch: string
  now: () => WallTime
  /** A page of this person holds a document of before a restore. */
  expect: (personId: PersonId) => void
  isDegraded: () => boolean
}

/** Answers HELLO: what the server is, who the peer is here, and whether the disk takes anything at present. */
export class Greeter {
  readonly #options: GreeterOptions

  constructor(options: GreeterOptions) {
    this.#options = options
  }

  greet(connection: Connection, hello: Hello): void {
    const { epoch, expect, isDegraded } = this.#options
    const seat = connection.peer.seat()
    if (!seat) return connection.close(closeCodes.session, 'session')
    if (hello.version < protocolVersion || hello.schema < schemaVersion)
      return connection.close(closeCodes.clientTooOld, 'client too old')
    const holdsAnother = hello.epoch !== '' && hello.epoch !== epoch
    const rewritten = holdsAnother && isBeforeRewriting(hello.epoch, epoch)
    // It would take the server for one that was restored, and write again what was left out of the document.
    if (rewritten && !hello.rewrites)
      return connection.close(closeCodes.clientTooOld, 'client too old')
    if (holdsAnother && !rewritten) expect(seat.personId)
    connection.acknowledges = true
    connection.unpacks = hello.unpacks ?? false
    this.welcome(connection, seat, rewritten)
    if (isDegraded()) this.#tellStorage(connection, true)
  }

  /** Whether the disk takes anything, to all that read such messages. */
  tellAll(connections: Iterable<Connection>, degraded: boolean): void {
    for (const connection of connections) this.#tellStorage(connection, degraded)
  }

  #tellStorage(connection: Connection, degraded: boolean): void {
    if (connection.acknowledges) connection.send(encodeServerMessage({ type: 'storage', degraded }))
  }

  /** `rewritten`: the peer's document is of before this one was written anew. */
  welcome(connection: Connection, { role, organisationId }: Seat, rewritten = false): void {
    const { epoch, now } = this.#options
    connection.send(encodeWelcome({ epoch, role, organisationId, serverTime: now(), rewritten }))
  }
}
