import {
  encodeHello,
  encodeRecovery,
  messageType,
  syncType,
} from '@sedyanka/shared/wire/protocol.ts'
import * as encoding from 'lib0/encoding'

/** The longest message that release 0.1.0 took; later ones refuse it by its head. */
const huge = 15 << 20

const write = (numbers: Iterable<number>): Uint8Array =>
  encoding.encode((encoder) => {
    for (const number of numbers) encoding.writeVarUint(encoder, number)
  })
const sync = (type: number, body: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync)
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, body)
  })
const many = function* (count: number, each: (at: number) => number[]): Generator<number> {
  for (let at = 0; at < count; at++) yield* each(at)
}
const anId = (): number => 1 + Math.floor(Math.random() * 2 ** 31)

/** Garbage on so many clocks of a client that nobody has used. */
const garbage = (count: number): Uint8Array =>
  write([1, count, anId(), 0, ...many(count, () => [0, 1]), 0])

/** The same by its size. */
const garbageBytes = (bytes: number): Uint8Array => {
  const head = write([1, (bytes >> 1) - 16, anId(), 0])
  const body = new Uint8Array(head.length + ((bytes >> 1) - 16) * 2 + 1)
  body.set(head)
  for (let at = head.length + 1; at < body.length - 1; at += 2) body[at] = 1
  return body
}

const pairs = (
  bytes: number,
  head: number[],
  each: (at: number) => [number, number],
): Uint8Array => {
  const encoder = encoding.createEncoder()
  for (const number of head) encoding.writeVarUint(encoder, number)
  for (let at = 0; encoding.length(encoder) < bytes; at++)
    for (const number of each(at)) encoding.writeVarUint(encoder, number)
  return encoding.toUint8Array(encoder)
}

/** So many client ids that nobody has used, with one piece of garbage each. */
const newClients = (count: number): Uint8Array =>
  write([count, ...many(count, () => [1, anId(), 0, 0, 1]), 0])

/** Items that all stand at one place, so that each has to look for its own among the others. */
const crowded = (count: number): Uint8Array =>
  encoding.encode((encoder) => {
    for (const number of [1, count, anId(), 0]) encoding.writeVarUint(encoder, number)
    for (let at = 0; at < count; at++) {
      encoding.writeUint8(encoder, 4)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, 'agenda')
      encoding.writeVarString(encoder, 'x')
    }
    encoding.writeVarUint(encoder, 0)
  })

/** A long text where no text belongs. */
const longText = (letters: number): Uint8Array =>
  encoding.encode((encoder) => {
    for (const number of [1, 1, anId(), 0]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, 4)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, 'agenda')
    encoding.writeVarString(encoder, 'x'.repeat(letters))
    encoding.writeVarUint(encoder, 0)
  })

const awareness = (entries: number): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness)
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((body) => {
        encoding.writeVarUint(body, entries)
        for (let at = 0; at < entries; at++) {
          encoding.writeVarUint(body, anId())
          encoding.writeVarUint(body, 1)
          encoding.writeVarString(body, '{"at":"agenda/x/notes"}')
        }
      }),
    )
  })

const times = (count: number, frame: () => Uint8Array): Uint8Array[] =>
  Array.from({ length: count }, frame)

/**
 * What one line of a vandal sends before it goes, by kind: the inputs of a hostile minute. Made anew for every line where
 * that is cheap; the largest are made once.
 */
export const makePayloads = (): Record<string, () => Uint8Array[]> => {
  const hugeGarbage = sync(syncType.update, garbageBytes(huge))
  const hugeDeletions = sync(
    syncType.update,
    pairs(huge, [0, 1, 77, 5_000_000], (at) => [at % 100, 1]),
  )
  const hugeVector = sync(
    syncType.step1,
    pairs(huge, [3_000_000], (at) => [at + 1, 1]),
  )
  const hugePresence = awareness(400_000)
  return {
    hugeGarbage: () => [hugeGarbage],
    hugeDeletions: () => [hugeDeletions],
    hugeVector: () => [hugeVector],
    hugePresence: () => [hugePresence],
    newClients: () => times(4, () => sync(syncType.update, newClients(512))),
    fewClients: () => times(20, () => sync(syncType.update, newClients(3))),
    garbage: () => times(20, () => sync(syncType.update, garbage(9_000))),
    deletions: () =>
      times(10, () =>
        sync(
          syncType.update,
          pairs(90_000, [0, 1, 77, 18_000], (at) => [at * 2, 1]),
        ),
      ),
    questions: () => times(60, () => sync(syncType.step1, write([1, anId(), 1]))),
    presence: () => times(400, () => awareness(100)),
    whoIsHere: () => times(2_000, () => write([messageType.queryAwareness])),
    turns: () => times(500, () => encodeRecovery('recover')),
    hellos: () => times(500, () => encodeHello({ version: 1, schema: 1, epoch: 'e'.repeat(900) })),
    crowded: () => [sync(syncType.update, crowded(8_000))],
    longTexts: () => times(4, () => sync(syncType.update, longText(900_000))),
    nonsense: () => times(3, () => Uint8Array.from({ length: 400 }, () => Math.random() * 256)),
  }
}
