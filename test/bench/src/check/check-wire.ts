import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { until } from '../../../support/until.ts'
import { notesOf } from '../fixtures/noted-items.ts'
import { dataFolder, readDeployment, readSeed } from '../deployment/deployment.ts'
import { prepareDeployment } from '../deployment/prepare-deployment.ts'
import { TargetServer } from '../run/target-server.ts'
import { type Target, targets } from '../run/targets.ts'
import { WireClient, type WireOptions } from '../wire/wire-client.ts'
import { openStockClient } from './stock-client.ts'

/** Longer than 64 KiB as UTF-8: its frame has the long header. */
const long = 'щ'.repeat(40_000)
const at = 'agenda/item-0/notes'

/** A light client that keeps a document, and what it takes to write into it. */
const openLight = (line: WireOptions) => {
  const client = new WireClient({ ...line, keep: true })
  const doc = new Y.Doc()
  client.onSync = (_type, body) => body && Y.applyUpdate(doc, body, client)
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== client) client.update(update)
  })
  return { client, doc }
}

/** Edits and presence of a light client reach a real one, and the other way round. */
const checkServer = async (line: WireOptions, seed: Uint8Array): Promise<void> => {
  const stock = openStockClient(line)
  await until(stock.isSynced, 'the real client is synced')
  const light = openLight(line)
  await until(() => light.client.synced, 'the light client is synced')
  if (line.dialect !== 'sedyanka') Y.applyUpdate(light.doc, seed)
  const read = (doc: Pick<Y.Doc, 'getMap'>) => JSON.stringify(doc.getMap('agenda').toJSON())
  const agree = () => read(stock.doc) === read(light.doc)
  notesOf(light.doc, 0).insert(0, long)
  await until(agree, 'what the light client wrote reaches the real one')
  assert.ok(read(stock.doc).includes(long))
  const item = stock.doc.getMap<Y.Map<number>>('agenda').get('item-0')
  item?.set('minutes', 7)
  await until(() => agree() && read(light.doc).includes('"minutes":7'), 'and the other way round')
  const { clientID: clientId } = light.doc
  light.client.awareness({ clientId, clock: 1, json: JSON.stringify({ at }) })
  await until(() => stock.awareness.getStates().get(clientId)?.['at'] === at, 'presence is seen')
  const before = light.client.rxAwareness
  stock.awareness.setLocalState({ at })
  await until(() => light.client.rxAwareness > before, 'presence of the real client is seen')
  const late = openLight(line)
  await until(() => read(late.doc) === read(light.doc), 'who comes late gets everything')
  for (const { client } of [light, late]) client.close()
  stock.leave()
}

const check = async (
  target: Target,
  { work, deployment }: { work: string; deployment: string },
): Promise<void> => {
  const folder = join(work, target.name)
  if (target.dialect === 'sedyanka') cpSync(dataFolder(deployment), folder, { recursive: true })
  const server = new TargetServer({ target, folder, pin: [], nodeArgs: [] })
  await server.start()
  try {
    const { rooms, cookies } = readDeployment(deployment)
    const isDeployment = target.dialect === 'sedyanka'
    const room = isDeployment ? (rooms['check'] ?? '') : 'check'
    const cookie = isDeployment ? (cookies[0] ?? '') : ''
    await checkServer(
      { url: server.url, room, dialect: target.dialect, cookie },
      readSeed(deployment, 'check'),
    )
    console.log(`${target.name}: the light client and the real one understand each other`)
  } finally {
    await server.kill()
  }
}

/** Does the light client tell the truth? Lets it talk with the real clients through the real servers. */
export const checkWire = async (): Promise<void> => {
  const work = mkdtempSync(join(tmpdir(), 'sedyanka-check-'))
  const deployment = join(work, 'deployment')
  try {
    await prepareDeployment(deployment, [{ name: 'check', items: 2 }])
    for (const target of targets)
      if (target.dialect !== 'relay' && target.name !== 'y-ws-leveldb')
        await check(target, { work, deployment })
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
