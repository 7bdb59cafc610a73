import type { PersonId, RoomName } from '@sedyanka/shared/ids.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Attachment } from '../../sync/ports.ts'
import type { RecordedChange } from '../../sync/record/recorded-change.ts'
import type { LogEntry } from './journal-messages.ts'

const none = new Uint8Array()

/**
 * Entries on their way to the journal's thread, as one buffer: a message of many small objects costs more to hand over
 * than to store. Only `unpackEntries` of the same process reads it.
 */
export const packEntries = (entries: readonly LogEntry[]): Uint8Array<ArrayBuffer> =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const { room, entry } of entries) {
      encoding.writeVarString(encoder, room)
      encoding.writeVarUint(encoder, entry.at)
      encoding.writeVarUint(encoder, entry.schemaVersion ?? 0)
      encoding.writeVarUint(encoder, entry.after === undefined ? 0 : entry.after + 1)
      encoding.writeVarUint(encoder, entry.personIds.length)
      for (const personId of entry.personIds) encoding.writeVarString(encoder, personId)
      encoding.writeVarUint(encoder, entry.claims.length)
      for (const [clientId, personId] of entry.claims) {
        encoding.writeVarUint(encoder, clientId)
        encoding.writeVarString(encoder, personId)
      }
      encoding.writeVarString(encoder, entry.changes ? JSON.stringify(entry.changes) : '')
      const attachments = entry.attachments ?? []
      encoding.writeVarUint(encoder, attachments.length)
      for (const attachment of attachments) {
        encoding.writeVarString(encoder, attachment.kind)
        encoding.writeVarString(encoder, 'key' in attachment ? attachment.key : '')
        encoding.writeVarUint8Array(encoder, 'body' in attachment ? attachment.body : none)
      }
      encoding.writeVarUint(encoder, entry.minute?.minute ?? 0)
      encoding.writeVarUint8Array(encoder, entry.minute?.clocks ?? none)
      encoding.writeVarUint8Array(encoder, entry.update)
    }
  })

const minuteOf = (minute: number, clocks: Uint8Array) =>
  minute > 0 ? { minute: { minute, clocks } } : {}
const changed = (json: string) =>
  json === '' ? {} : { changes: JSON.parse(json) as RecordedChange[] }
const behind = (after: number) => (after > 0 ? { after: after - 1 } : {})
const migrated = (schemaVersion: number) => (schemaVersion > 0 ? { schemaVersion } : {})

/** Updates share the buffer's memory. */
export const unpackEntries = (packed: Uint8Array): LogEntry[] => {
  const decoder = decoding.createDecoder(packed)
  const list = <T>(read: () => T): T[] =>
    Array.from({ length: decoding.readVarUint(decoder) }, read)
  return list(() => ({
    room: decoding.readVarString(decoder) as RoomName,
    entry: {
      at: decoding.readVarUint(decoder),
      ...migrated(decoding.readVarUint(decoder)),
      ...behind(decoding.readVarUint(decoder)),
      personIds: list(() => decoding.readVarString(decoder) as PersonId),
      claims: list((): [number, PersonId] => [
        decoding.readVarUint(decoder),
        decoding.readVarString(decoder) as PersonId,
      ]),
      ...changed(decoding.readVarString(decoder)),
      attachments: list(
        () =>
          ({
            kind: decoding.readVarString(decoder),
            key: decoding.readVarString(decoder),
            body: decoding.readVarUint8Array(decoder),
          }) as Attachment,
      ),
      ...minuteOf(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder)),
      update: decoding.readVarUint8Array(decoder),
    },
  }))
}
