import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeAwareness, encodeGreeting, encodeSync } from '@sedyanka/client/sync/frames.ts'
import { syncStream } from '@sedyanka/server/http/sync-stream.ts'
import { RoomAwareness } from '@sedyanka/server/sync/presence/awareness.ts'
import {
  encodeStep1,
  encodeStep2,
  encodeUpdate,
  encodeWelcome,
} from '@sedyanka/server/sync/wire/frames.ts'
import { readFrame } from '@sedyanka/server/sync/wire/read-frame.ts'
import type { RefusalReason } from '@sedyanka/server/sync/guard/refused.ts'
import { closeCodes, isFinal } from '@sedyanka/shared/wire/close-codes.ts'
import { joinFrames, readFrames } from '@sedyanka/shared/wire/frame-batch.ts'
import {
  decodeServerMessage,
  encodeHello,
  encodeRecovery,
  encodeServerMessage,
  messageType,
  protocolVersion,
  schemaVersion,
} from '@sedyanka/shared/wire/protocol.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import { encodeAwarenessUpdate, Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'

const root = join(import.meta.dirname, '../..')
const protocol = readFileSync(join(root, 'shared/PROTOCOL.md'), 'utf8')
const kept = JSON.parse(
  readFileSync(join(root, 'test/fixtures/wire/version-1.json'), 'utf8'),
) as Record<'client' | 'server' | 'body', Record<string, string>>

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))

/** Always the same document, and what its client says of itself. */
const makeDoc = () => {
  const doc = new Y.Doc()
  doc.clientID = 300
  doc.getText('text').insert(0, 'Седянка')
  return doc
}
const seat: Seat = {
  personId: asId('person-1'),
  name: 'Ивана Петрова',
  organisationId: asId('rzi'),
  role: 'member',
}
const presenceOfClient = (): Uint8Array => {
  const awareness = new Awareness(makeDoc())
  awareness.setLocalState({ at: 'actions/a-1/title', place: 'hall' })
  const update = encodeAwarenessUpdate(awareness, [300])
  awareness.destroy()
  return update
}
const presenceOfServer = (): Uint8Array => {
  const everybody = new RoomAwareness()
  everybody.receive(presenceOfClient(), seat, () => true)
  return everybody.everybody('people')
}

const versions = { version: protocolVersion, schema: schemaVersion }
const welcome = { epoch: 'epoch-1', role: 'member', serverTime: 1_790_000_000_000 } as const
const made = () => {
  const doc = makeDoc()
  const vector = Y.encodeStateVector(doc)
  const update = Y.encodeStateAsUpdate(doc)
  const greeting = encodeHello({ ...versions, epoch: 'epoch-1' })
  return {
    client: {
      'HELLO without a document': encodeHello({ ...versions, epoch: '' }),
      'HELLO with a document': greeting,
      'HELLO that unpacks': encodeHello({ ...versions, epoch: 'epoch-1', unpacks: true }),
      'HELLO that knows rewriting': encodeGreeting('epoch-1', false),
      'HELLO that knows all': encodeGreeting('epoch-1', true),
      RECOVER: encodeRecovery('recover'),
      RECOVERED: encodeRecovery('recovered'),
      'sync step 1': encodeSync(0, vector),
      'sync step 2': encodeSync(1, update),
      update: encodeSync(2, update),
      presence: encodeAwareness(presenceOfClient()),
      'who is here': new Uint8Array([messageType.queryAwareness]),
    },
    server: {
      'ACK 1': encodeServerMessage({ type: 'ack', count: 1 }),
      'ACK 300': encodeServerMessage({ type: 'ack', count: 300 }),
      'STORAGE refuses': encodeServerMessage({ type: 'storage', degraded: true }),
      'STORAGE takes': encodeServerMessage({ type: 'storage', degraded: false }),
      'WELCOME of 0.2.0': encodeWelcome(welcome),
      WELCOME: encodeWelcome({ ...welcome, organisationId: asId('rzi') }),
      'WELCOME for none': encodeWelcome({ ...welcome, organisationId: null }),
      'WELCOME to what was rewritten': encodeWelcome({
        ...welcome,
        organisationId: asId('rzi'),
        rewritten: true,
      }),
      REJECT: encodeServerMessage({
        type: 'reject',
        index: 7,
        reason: 'foreign',
        detail: 'needs/n-1/title',
      }),
      RECOVER_NOW: encodeServerMessage({ type: 'recoverNow' }),
      PACKED: encodeServerMessage({ type: 'packed', size: 5, bytes: new Uint8Array([1, 2, 3]) }),
      'sync step 1': encodeStep1(vector),
      'sync step 2': encodeStep2(update),
      update: encodeUpdate(update),
      presence: presenceOfServer(),
    },
    body: { 'two frames': joinFrames([greeting, encodeSync(0, vector)]) },
  }
}

test('SY23 every message is, byte for byte, what the protocol of version 1 says', () => {
  const inHex = (messages: Record<string, Uint8Array>) =>
    Object.fromEntries(Object.entries(messages).map(([name, bytes]) => [name, hex(bytes)]))
  const { client, server, body } = made()
  expect({ client: inHex(client), server: inHex(server), body: inHex(body) }).toEqual(kept)
})

test('SY23 what was kept of version 1 is read as it was meant', () => {
  const readServer = (name: string) => {
    const decoder = decoding.createDecoder(bytesOf(kept.server[name] ?? ''))
    expect(decoding.readVarUint(decoder)).toBe(messageType.sedyanka)
    return decodeServerMessage(decoder)
  }
  expect(readServer('ACK 300')).toEqual({ type: 'ack', count: 300 })
  expect(readServer('STORAGE refuses')).toEqual({ type: 'storage', degraded: true })
  const told = { epoch: 'epoch-1', role: 'member', version: 1 }
  expect(readServer('WELCOME of 0.2.0')).toMatchObject(told)
  expect(readServer('WELCOME of 0.2.0')).not.toHaveProperty('organisationId')
  expect(readServer('WELCOME')).toMatchObject({ ...told, organisationId: 'rzi' })
  expect(readServer('WELCOME')).not.toHaveProperty('rewritten')
  expect(readServer('WELCOME to what was rewritten')).toMatchObject({
    organisationId: 'rzi',
    rewritten: true,
  })
  expect(readServer('WELCOME for none')).toMatchObject({ ...told, organisationId: null })
  expect(readServer('REJECT')).toMatchObject({ index: 7, reason: 'foreign' })
  expect(readServer('RECOVER_NOW')).toEqual({ type: 'recoverNow' })
  expect(readServer('PACKED')).toMatchObject({ size: 5 })

  const readClient = (name: string) => readFrame(bytesOf(kept.client[name] ?? ''))
  expect(readClient('HELLO that unpacks')).toMatchObject({ epoch: 'epoch-1', unpacks: true })
  expect(readClient('HELLO that unpacks')).toMatchObject({ rewrites: false })
  expect(readClient('HELLO that knows rewriting')).toMatchObject({
    epoch: 'epoch-1',
    unpacks: false,
    rewrites: true,
  })
  expect(readClient('HELLO that knows all')).toMatchObject({ unpacks: true, rewrites: true })
  expect(readClient('HELLO without a document')).toMatchObject({ epoch: '', unpacks: false })
  expect(readClient('RECOVER')).toEqual({ type: 'recover' })
  expect(readClient('RECOVERED')).toEqual({ type: 'recovered' })
  expect(readClient('who is here')).toEqual({ type: 'queryAwareness' })
  const doc = new Y.Doc()
  const update = readClient('update')
  if (update.type === 'sync') Y.applyUpdate(doc, update.body)
  expect(doc.getText('text').toJSON()).toBe('Седянка')
  expect(readFrames(bytesOf(kept.body['two frames'] ?? ''))?.map(hex)).toEqual([
    kept.client['HELLO with a document'],
    kept.client['sync step 1'],
  ])
})

test('SY23 a field that a later version puts behind a message is passed over', () => {
  for (const name of ['ACK 1', 'WELCOME to what was rewritten', 'REJECT', 'PACKED']) {
    const decoder = decoding.createDecoder(bytesOf(`${kept.server[name]}2a`))
    decoding.readVarUint(decoder)
    expect(() => decodeServerMessage(decoder), name).not.toThrow()
  }
  const hello = readFrame(bytesOf(`${kept.client['HELLO that knows all']}2a`))
  expect(hello).toMatchObject({ type: 'hello', epoch: 'epoch-1', unpacks: true, rewrites: true })
})

/** The first cells of the rows of the table under this heading. */
const firstCells = (heading: string): string[] => {
  const section = protocol.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/^\| `?([\w]+)`? +\|/gm)].map((found) => found[1] ?? '').slice(1)
}

test('SY24 the document names every route of a line', () => {
  const routes = syncStream({} as Parameters<typeof syncStream>[0]).routes
  const paths = new Set(routes.map(({ path }) => `/sync${path.replaceAll(/:(\w+)/g, '<$1>')}`))
  expect(paths.size).toBeGreaterThan(3)
  for (const path of ['/sync/<room>', ...paths]) expect(protocol).toContain(path)
})

test('SY24 the document names the versions, every close code and every reason of a refusal', () => {
  expect(protocol).toContain(`messages of type 110: **${protocolVersion}**`)
  expect(protocol).toContain(`shape (schema): **${schemaVersion}**`)
  expect(new Set(firstCells('Close codes').map(Number))).toEqual(
    new Set<number>(Object.values(closeCodes)),
  )
  for (const code of Object.values(closeCodes))
    expect(isFinal(code)).toBe(`${code}`.startsWith('44'))
  // A reason that the type does not know, or one that is missing here, does not compile.
  const reasons: Record<RefusalReason, true> = {
    malformed: true,
    tooLarge: true,
    full: true,
    missing: true,
    foreignClient: true,
    observer: true,
    closed: true,
    tooLate: true,
    foreign: true,
    facilitatorOnly: true,
    fixed: true,
    agreed: true,
    empty: true,
    sameName: true,
    taken: true,
    handIsUp: true,
    tooManyProposals: true,
    share: true,
    invalid: true,
  }
  expect(firstCells('Reasons of a refusal')).toEqual(Object.keys(reasons))
})
