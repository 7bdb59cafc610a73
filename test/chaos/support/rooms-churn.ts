import { actions } from '@sedyanka/shared/actions/actions.ts'
import { boardRoom } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { messageType } from '@sedyanka/shared/wire/protocol.ts'
import { asId } from '../../support/as-id.ts'
import { buildBoard, memberA } from '../../support/fixtures.ts'
import { createRandom } from '../../support/random.ts'
import { SimClient } from '../../support/sim-client.ts'
import { SimServer } from '../../support/sim-server.ts'

/**
 * Opens and closes rooms, a tenth of them with a load that fails, and says how much memory that cost. argv: how many.
 * Runs with --expose-gc.
 */
const [, , count = '0'] = process.argv
const random = createRandom(3)
const deployment = new SimServer()
const names = Array.from({ length: 40 }, (_, at) => boardRoom(asId(`churn-${at}`)))
for (const name of names) deployment.journal.create(name, buildBoard)

let isBroken = false
deployment.journal.beforeLoad = () => {
  if (isBroken) throw new Error('disk')
}

const presence = (clientId: number): Uint8Array => {
  const id = []
  for (let rest = clientId; ; rest = Math.floor(rest / 128)) {
    id.push((rest % 128) + (rest >= 128 ? 128 : 0))
    if (rest < 128) break
  }
  return new Uint8Array([messageType.awareness, id.length + 5, 1, ...id, 1, 2, 123, 125])
}

const visit = async (turn: number): Promise<'opened' | 'failed'> => {
  const client = new SimClient(memberA)
  isBroken = random.chance(0.1)
  try {
    await client.connect(deployment.rooms, random.pick(names))
  } catch {
    return 'failed'
  }
  await deployment.flush([client])
  client.sendRaw(presence(client.doc.clientID))
  actions.set(client.doc, asId('action-a'), { dueDate: `2026-12-${10 + (turn % 20)}` })
  await deployment.flush([client])
  client.disconnect()
  client.doc.destroy()
  await deployment.clock.advance(limits.idleRoom + 1)
  return 'opened'
}

/** Bytes in use once everything that can be collected is. */
const heap = (): number => {
  for (let round = 0; round < 4; round++) globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

const outcomes = { opened: 0, failed: 0 }
// The first ones bring compiled code and caches.
for (let turn = 0; turn < 100; turn++) await visit(turn)
const before = heap()
for (let turn = 0; turn < Number(count); turn++) outcomes[await visit(turn)]++
const { rooms } = deployment.rooms.health()
console.log(JSON.stringify({ ...outcomes, rooms, megabytes: (heap() - before) / 2 ** 20 }))
