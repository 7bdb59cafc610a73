import { syncType } from '@sedyanka/shared/wire/protocol.ts'
import { loadFixture } from '../../fixtures/fixture.ts'
import { peopleInHall } from '../../fixtures/people.ts'
import { fixtureFile } from '../../deployment/deployment.ts'
import type { WireClient } from '../../wire/wire-client.ts'
import type { BenchRun } from '../bench-run.ts'
import { holds, plant } from '../enter.ts'
import type { Figures, Outcome } from '../job.ts'
import { quantiles } from '../quantiles.ts'
import { holdsWithin, sleep } from '../time.ts'

/** All connect in one tick. Somebody has joined when they hold 90 % of the state's bytes. */
const storm = async (
  run: BenchRun,
  name: string,
  { people, bytes }: { people: number; bytes: number },
): Promise<{ clients: WireClient[]; figures: Figures }> => {
  const clients: WireClient[] = []
  const times: number[] = []
  let hollow = 0
  const measured = await run.measure(async () => {
    const start = performance.now()
    for (let person = 0; person < people; person++) {
      const client = run.connect(name, { person })
      let joined = false
      client.onSync = (type) => {
        // “Here is all I have”, before the content was there.
        if (type === syncType.step2 && client.syncBytes < bytes) hollow++
        if (joined || client.syncBytes < bytes) return
        joined = true
        times.push(performance.now() - start)
      }
      clients.push(client)
    }
    await holdsWithin(90_000, () => times.length === people)
  })
  const mbOnWire = clients.reduce((sum, { rxBytes }) => sum + rxBytes, 0) / 1e6
  const figures = { ...quantiles(times), joined: times.length, hollow, mbOnWire, ...measured }
  return { clients, figures }
}

const stormOn = async (run: BenchRun, name: string): Promise<Outcome> => {
  const { people = peopleInHall } = run.job.params
  const { state } = loadFixture(fixtureFile(run.job.deployment, name))
  const options = { people, bytes: state.length * 0.9 }
  const outcome: Outcome = {}
  const isKept = run.job.persists || run.isRelay
  const keeper = isKept ? null : await plant(run, name, state)
  if (run.job.persists) {
    await run.ask('stop')
    await run.ask('start')
  }
  const first = await storm(run, name, options)
  const [stayer, ...others] = first.clients
  // One stays, so that the document stays in memory.
  for (const client of others) client.close()
  await sleep(2000)
  if (isKept) {
    outcome[`${name} cold`] = first.figures
    const second = await storm(run, name, options)
    outcome[`${name} warm`] = second.figures
    for (const client of second.clients) client.close()
  } else outcome[`${name} warm`] = first.figures
  if (!run.isRelay && !(await holds(run, name, state))) throw new Error(`${name} is not whole`)
  stayer?.close()
  keeper?.close()
  await sleep(500)
  return outcome
}

/** S3: 138 people join at once, the server just started (cold) and with the document in memory (warm). */
export const joinStorm = async (run: BenchRun): Promise<Outcome> => ({
  ...(await stormOn(run, 'board')),
  ...(await stormOn(run, 'year')),
})
