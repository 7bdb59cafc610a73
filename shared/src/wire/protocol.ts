import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { OrganisationId } from '../ids.ts'
import { limits } from '../limits.ts'
import { Role } from '../seat.ts'

/** Version of the messages of type 110. */
export const protocolVersion = 1
/** Version of the documents' shape. An older client is told to reload; the server migrates a stored document once. */
export const schemaVersion = 2

/** Outer message types of the y-websocket protocol, and ours. Stock clients only log types they do not know. */
export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  sedyanka: 110,
} as const
export const syncType = { step1: 0, step2: 1, update: 2 } as const
const kind = {
  ack: 0,
  hello: 1,
  storage: 2,
  welcome: 3,
  reject: 4,
  recover: 5,
  recoverNow: 6,
  recovered: 7,
  packed: 8,
} as const

export type ServerMessage =
  /** The first `count` update messages of this connection are on disk. */
  | { type: 'ack'; count: number }
  /** Whether the server can store at present. */
  | { type: 'storage'; degraded: boolean }
  | {
      type: 'welcome'
      version: number
      schema: number
      epoch: string
      role: Role
      serverTime: number
      /** For whom the person sits there; left out by servers of up to 0.2.0. */
      organisationId?: OrganisationId | null
      /** The client's document is of before this one was written anew: only what was never stored of it may come again. */
      rewritten?: boolean
    }
  /** Update message `index` (counted from 1) of this connection was refused; nothing from it on is acknowledged. */
  | { type: 'reject'; index: number; reason: string; detail: string }
  /** It is this client's turn to write again what a restored server has lost. */
  | { type: 'recoverNow' }
  /**
   * Most of what a client lacks that has nothing: an update, compressed (zlib, RFC 1950), `size` bytes when unpacked. The
   * SyncStep2 behind it brings the rest and makes the state whole. Only for clients whose HELLO says `unpacks`.
   */
  | { type: 'packed'; size: number; bytes: Uint8Array }

export interface Hello {
  version: number
  schema: number
  /** The epoch of the document this client holds, '' when it holds none. */
  epoch: string
  /** It can unpack a compressed state; left out by those who came before that was possible. */
  unpacks?: boolean
  /** It knows what to do when a document was written anew; left out by those of up to 0.2.0. */
  rewrites?: boolean
}

export type ClientMessage =
  | ({ type: 'hello' } & Hello)
  /** “The server was restored and I hold more than it does: tell me when it is my turn.” */
  | { type: 'recover' }
  /** “I have written what I could; the next, please.” */
  | { type: 'recovered' }

/** Client → server, first message after open. Only clients that send it get messages of type 110. */
export const encodeHello = (hello: Hello): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sedyanka)
    encoding.writeVarUint(encoder, kind.hello)
    encoding.writeVarUint(encoder, hello.version)
    encoding.writeVarUint(encoder, hello.schema)
    encoding.writeVarString(encoder, hello.epoch)
    if (hello.unpacks || hello.rewrites) encoding.writeVarUint(encoder, hello.unpacks ? 1 : 0)
    if (hello.rewrites) encoding.writeVarUint(encoder, 1)
  })

/** Client → server, for the two messages that carry nothing else. */
export const encodeRecovery = (type: 'recover' | 'recovered'): Uint8Array =>
  new Uint8Array([messageType.sedyanka, kind[type]])

/** A field at the end that may be missing. */
const readFlag = (decoder: decoding.Decoder): boolean =>
  decoding.hasContent(decoder) && decoding.readVarUint(decoder) === 1

/** Reads a client message behind its outer type; throws when malformed. */
export const decodeClientMessage = (decoder: decoding.Decoder): ClientMessage => {
  switch (decoding.readVarUint(decoder)) {
    case kind.hello: {
      const version = decoding.readVarUint(decoder)
      const schema = decoding.readVarUint(decoder)
      const epoch = decoding.readVarString(decoder)
      const unpacks = readFlag(decoder)
      return { type: 'hello', version, schema, epoch, unpacks, rewrites: readFlag(decoder) }
    }
    case kind.recover:
      return { type: 'recover' }
    case kind.recovered:
      return { type: 'recovered' }
    default:
      throw new Error('unknown message')
  }
}

export const encodeServerMessage = (message: ServerMessage): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sedyanka)
    encoding.writeVarUint(encoder, kind[message.type])
    switch (message.type) {
      case 'ack':
        encoding.writeVarUint(encoder, message.count)
        break
      case 'storage':
        encoding.writeVarUint(encoder, message.degraded ? 1 : 0)
        break
      case 'welcome':
        encoding.writeVarUint(encoder, message.version)
        encoding.writeVarUint(encoder, message.schema)
        encoding.writeVarString(encoder, message.epoch)
        encoding.writeVarString(encoder, message.role)
        encoding.writeVarUint(encoder, message.serverTime)
        if (message.organisationId !== undefined || message.rewritten)
          encoding.writeVarString(encoder, message.organisationId ?? '')
        if (message.rewritten) encoding.writeVarUint(encoder, 1)
        break
      case 'reject':
        encoding.writeVarUint(encoder, message.index)
        encoding.writeVarString(encoder, message.reason)
        encoding.writeVarString(encoder, message.detail)
        break
      case 'packed':
        encoding.writeVarUint(encoder, message.size)
        encoding.writeVarUint8Array(encoder, message.bytes)
        break
      case 'recoverNow':
    }
  })

/** Reads a server message behind its outer type; throws when malformed. */
export const decodeServerMessage = (decoder: decoding.Decoder): ServerMessage => {
  switch (decoding.readVarUint(decoder)) {
    case kind.ack:
      return { type: 'ack', count: decoding.readVarUint(decoder) }
    case kind.storage:
      return { type: 'storage', degraded: decoding.readVarUint(decoder) === 1 }
    case kind.welcome: {
      const version = decoding.readVarUint(decoder)
      const schema = decoding.readVarUint(decoder)
      const epoch = decoding.readVarString(decoder)
      const role = decoding.readVarString(decoder)
      if (!Role.options.some((known) => known === role)) throw new Error('unknown role')
      return {
        type: 'welcome',
        version,
        schema,
        epoch,
        role: role as Role,
        serverTime: decoding.readVarUint(decoder),
        ...(decoding.hasContent(decoder)
          ? { organisationId: (decoding.readVarString(decoder) || null) as OrganisationId | null }
          : {}),
        ...(readFlag(decoder) ? { rewritten: true } : {}),
      }
    }
    case kind.reject: {
      const index = decoding.readVarUint(decoder)
      const reason = decoding.readVarString(decoder)
      return { type: 'reject', index, reason, detail: decoding.readVarString(decoder) }
    }
    case kind.recoverNow:
      return { type: 'recoverNow' }
    case kind.packed: {
      const size = decoding.readVarUint(decoder)
      if (size > limits.unpackedBytes) throw new Error('too much when unpacked')
      return { type: 'packed', size, bytes: decoding.readVarUint8Array(decoder) }
    }
    default:
      throw new Error('unknown message')
  }
}
