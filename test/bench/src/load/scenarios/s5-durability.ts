import * as Y from 'yjs'
import { covers, vectorOf } from '../../fixtures/fixture.ts'
import type { BenchRun } from '../bench-run.ts'
import { enter, plant } from '../enter.ts'
import type { Outcome } from '../job.ts'
import { Keyboard } from '../keyboard.ts'
import { Probe } from '../probe.ts'
import { sleep } from '../time.ts'
import { typeTogether } from '../type-together.ts'
import { Typist } from '../typist.ts'

const room = 'minutes'
/** After how many seconds the server is killed, by repetition. */
const moments = [14.3, 17.1, 12.7, 19.2, 15.6]
const firstClientId = 100_000

/** What of one typist's characters somebody had seen, the server had promised, and a newcomer gets after the restart. */
const compare = (writer: Typist, seenBy: Y.Doc, back: Y.Doc) => {
  const seen = Y.getState(seenBy.store, writer.clientId)
  const kept = Y.getState(back.store, writer.clientId)
  const { acknowledged } = writer
  return {
    seen,
    lost: Math.max(0, seen - kept),
    acknowledged,
    acknowledgedLost: Math.max(0, acknowledged - kept),
  }
}

/** S5: ten people type, the server is killed with SIGKILL and started again. */
export const durability = async (run: BenchRun): Promise<Outcome> => {
  const {
    typists = 10,
    rate = 10,
    kill = moments[run.job.rep % moments.length] ?? 15,
  } = run.job.params
  const keyboard = new Keyboard()
  const seed = run.seed(room)
  const planter = await plant(run, room, seed)
  const probe = new Probe(run.connect(room, { person: 1, keep: true }), keyboard)
  const writers = Array.from({ length: typists }, (_, item) => {
    const options = { keyboard, seed, item, clientId: firstClientId + item }
    return new Typist(run.connect(room, { person: item }), options)
  })
  await enter(run, [probe.client, ...writers.map(({ client }) => client)])
  planter?.close()
  let isDead = false
  const killed = sleep(kill * 1000).then(async () => {
    await run.ask('kill')
    isDead = true
  })
  const milliseconds = (kill + 2) * 1000
  await typeTogether({
    typists: writers,
    rate,
    milliseconds,
    seed: run.job.rep,
    isOver: () => isDead,
  })
  await killed
  // What is still in the sockets counts: it left the server.
  await sleep(300)
  for (const { client } of [...writers, probe]) client.close()
  await run.ask('start')
  const back = new Probe(run.connect(room, { person: 1, keep: true }), keyboard)
  await enter(run, [back.client])
  await sleep(3000)
  const sum = { seen: 0, lost: 0, acknowledged: 0, acknowledgedLost: 0 }
  for (const writer of writers) {
    const one = compare(writer, probe.doc, back.doc)
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += one[key]
  }
  const seedLost = covers(back.doc, vectorOf(seed)) ? 0 : 1
  return { '': { ...sum, lostPercent: (100 * sum.lost) / sum.seen, seedLost } }
}
