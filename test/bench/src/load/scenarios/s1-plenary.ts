import { peopleInHall } from '../../fixtures/people.ts'
import type { BenchRun } from '../bench-run.ts'
import { assertNobodyLeft } from '../enter.ts'
import type { Outcome } from '../job.ts'
import { openPlenary } from '../plenary.ts'
import { quantiles } from '../quantiles.ts'
import { holdsWithin } from '../time.ts'
import { typeTogether } from '../type-together.ts'
import { warmUp } from '../warm-up.ts'

/** S1: one meeting, 138 people, 20 of them type, each into the notes of an item of their own. */
export const plenary = async (run: BenchRun): Promise<Outcome> => {
  const {
    people = peopleInHall,
    typists = 20,
    rate = 5,
    seconds = 30,
    warmup = 30,
  } = run.job.params
  const { keyboard, writers, probes, idle, clients } = await openPlenary(run, { people, typists })
  const hasArrived = () => probes.every(({ seen }) => seen >= keyboard.typed)
  const typing = { typists: writers, idle, rate }
  await warmUp({ keyboard, probes, ...typing, seconds: warmup, hasArrived })
  const received = () => clients.reduce((sum, { rxBytes }) => sum + rxBytes, 0)
  const before = received()
  const measured = await run.measure(async () => {
    const milliseconds = seconds * 1000
    await typeTogether({ ...typing, milliseconds, seed: run.job.rep })
    await holdsWithin(5000, hasArrived)
  })
  assertNobodyLeft(clients)
  const { typed } = keyboard
  const figures = {
    ...quantiles(probes.flatMap(({ latencies }) => latencies)),
    typed,
    missing: probes.reduce((sum, { seen }) => sum + typed - seen, 0),
    cpuPer1000: (measured.cpu / (typed * (people - 1))) * 1e6,
    kbPerClient: (received() - before) / clients.length / 1000,
    ...measured,
  }
  return { '': figures }
}
