import { promisify } from 'node:util'
import { deflate, inflateSync } from 'node:zlib'
import { StateFrames } from '@sedyanka/server/sync/peer/state-frames.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import {
  decodeClientMessage,
  decodeServerMessage,
  encodeHello,
  encodeServerMessage,
  messageType,
  protocolVersion,
  schemaVersion,
  syncType,
} from '@sedyanka/shared/wire/protocol.ts'
import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

const nothing = new Uint8Array([0])
const deflated = promisify(deflate)

/** A document with so many characters that compress well, and whoever answers for it. */
const makeState = (characters: number) => {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, 'Седянка '.repeat(characters / 8))
  let packings = 0
  const frames = new StateFrames(doc, (bytes) => {
    packings++
    return deflated(bytes)
  })
  doc.on('update', () => frames.forget())
  return { doc, frames, packings: () => packings }
}

/** A reader's document after what it was answered. */
const read = (frames: Uint8Array[]): { text: string; kinds: string[] } => {
  const doc = new Y.Doc()
  const kinds = frames.map((frame) => {
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) === messageType.sync) {
      const step = decoding.readVarUint(decoder)
      Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
      return step === syncType.step2 ? 'step2' : 'update'
    }
    const message = decodeServerMessage(decoder)
    if (message.type !== 'packed') throw new Error(message.type)
    const update = inflateSync(message.bytes)
    expect(update).toHaveLength(message.size)
    Y.applyUpdate(doc, update)
    return 'packed'
  })
  return { text: doc.getText('text').toJSON(), kinds }
}

test('SY52: who can unpack and has nothing gets the state packed, and made whole by the SyncStep2 behind it', async () => {
  const { doc, frames } = makeState(20_000)
  const answer = await frames.answerPacked(nothing)
  expect(read(answer ?? [])).toEqual({
    text: doc.getText('text').toJSON(),
    kinds: ['packed', 'step2'],
  })
  const bytes = (answer ?? []).reduce((sum, frame) => sum + frame.length, 0)
  expect(bytes).toBeLessThan(frames.answer(nothing).length / 4)
})

test('SY52: a small state is not packed, nor what somebody lacks who has a part, nor one too large to unpack', () => {
  expect(makeState(800).frames.answerPacked(nothing)).toBeNull()
  const { doc, frames } = makeState(20_000)
  expect(frames.answerPacked(Y.encodeStateVector(doc))).toBeNull()
  expect(new StateFrames(doc).answerPacked(nothing)).toBeNull()
})

test('SY52: a state is packed from so many bytes on, and up to as many as a page unpacks', () => {
  const isPacked = (bytes: number) => {
    const state = new Uint8Array(bytes)
    const frames = new StateFrames(
      new Y.Doc(),
      () => Promise.resolve(new Uint8Array()),
      () => state,
    )
    return frames.answerPacked(nothing) !== null
  }
  expect([limits.packedFrom - 1, limits.packedFrom].map(isPacked)).toEqual([false, true])
  expect([limits.unpackedBytes, limits.unpackedBytes + 1].map(isPacked)).toEqual([true, false])
})

test('SY52: what cannot be packed is sent as it is', async () => {
  const { doc } = makeState(20_000)
  const frames = new StateFrames(doc, () => Promise.reject(new Error('no memory')))
  expect(read((await frames.answerPacked(nothing)) ?? [])).toEqual({
    text: doc.getText('text').toJSON(),
    kinds: ['update', 'step2'],
  })
})

test('SY53: a hall that comes while somebody types costs one packing; much that is new another', async () => {
  const { doc, frames, packings } = makeState(20_000)
  const answers = []
  for (let person = 0; person < 46; person++) {
    doc.getText('text').insert(person, 'a')
    // The document as it is at this moment, whenever the packing ends.
    answers.push({ expected: doc.getText('text').toJSON(), got: frames.answerPacked(nothing) })
  }
  for (const { expected, got } of answers) expect(read((await got) ?? []).text).toBe(expected)
  expect(packings()).toBe(1)
  doc.getText('text').insert(0, 'b'.repeat(20_000))
  expect(read((await frames.answerPacked(nothing)) ?? []).text).toBe(doc.getText('text').toJSON())
  expect(packings()).toBe(2)
})

test('SY53: while one state is being packed another one is not', async () => {
  const { doc, frames, packings } = makeState(20_000)
  const first = frames.answerPacked(nothing)
  doc.getText('text').insert(0, 'b'.repeat(20_000))
  expect(frames.answerPacked(nothing)).toBeNull()
  await first
  await frames.answerPacked(nothing)
  expect(packings()).toBe(2)
})

test('SY52: HELLO says whether one can unpack; one without a word of it cannot', () => {
  const readHello = (unpacks?: boolean) => {
    const hello = { version: protocolVersion, schema: schemaVersion, epoch: 'e' }
    const frame = encodeHello(unpacks === undefined ? hello : { ...hello, unpacks })
    return decodeClientMessage(decoding.createDecoder(frame.subarray(1)))
  }
  expect(readHello()).toMatchObject({ epoch: 'e', unpacks: false })
  expect(readHello(false)).toMatchObject({ unpacks: false })
  expect(readHello(true)).toMatchObject({ epoch: 'e', unpacks: true })
})

test('SY54: a packed state that claims to be larger than a page may unpack is malformed', () => {
  const decode = (size: number) => {
    const frame = encodeServerMessage({ type: 'packed', size, bytes: new Uint8Array(9) })
    return decodeServerMessage(decoding.createDecoder(frame.subarray(1)))
  }
  expect(decode(limits.unpackedBytes)).toMatchObject({ size: limits.unpackedBytes })
  expect(() => decode(limits.unpackedBytes + 1)).toThrow()
})
