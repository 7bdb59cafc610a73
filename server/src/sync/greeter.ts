import { closeCodes } from '@sedyanka/shared/close-codes.ts'
import type { WallTime } from '@sedyanka/shared/clocks.ts'
import type { PersonId } from '@sedyanka/shared/ids.ts'
import {
  encodeServerMessage,
  type Hello,
  protocolVersion,
  schemaVersion,
} from '@sedyanka/shared/protocol.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import type { Connection } from './connection.ts'
import { encodeWelcome } from './frames.ts'

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
    if (hello.epoch !== '' && hello.epoch !== epoch) expect(seat.personId)
    connection.acknowledges = true
    connection.unpacks = hello.unpacks ?? false
    this.welcome(connection, seat)
    if (isDegraded()) this.tellStorage(connection, true)
  }

  /** Whether the disk takes anything, to a peer that reads such messages. */
  tellStorage(connection: Connection, degraded: boolean): void {
    if (connection.acknowledges) connection.send(encodeServerMessage({ type: 'storage', degraded }))
  }

  welcome(connection: Connection, { role, organisationId }: Seat): void {
    const { epoch, now } = this.#options
    connection.send(encodeWelcome({ epoch, role, organisationId, serverTime: now() }))
  }
}
