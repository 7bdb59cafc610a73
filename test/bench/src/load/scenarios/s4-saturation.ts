import { peopleInHall } from '../../fixtures/people.ts'
import type { BenchRun } from '../bench-run.ts'
import type { Figures, Outcome } from '../job.ts'
import { openPlenary } from '../plenary.ts'
import { quantiles } from '../quantiles.ts'
import { holdsWithin, sleep } from '../time.ts'
import { typeTogether } from '../type-together.ts'
import { warmUp } from '../warm-up.ts'

/** Updates a second that are offered, one after the other. */
const ladder = [100, 200, 400, 600, 800, 1000, 1300, 1700, 2200, 3000, 4000, 5500, 7500]
/** Characters a second of one typist, as long as there are enough of them. */
const usualRate = 5

/** Below this share of what was to be offered it is the generator that has come to its end, not the server. */
const generatorFails = 0.85

/** S4: the plenary with ever more typists, until the slowest hundredth takes longer than 100 ms. */
export const saturation = async (run: BenchRun): Promise<Outcome> => {
  const { people = peopleInHall, seconds = 3, limit = 100, warmup = 30 } = run.job.params
  const hall = await openPlenary(run, { people, typists: people - 2 })
  const { keyboard, writers, probes, idle, clients } = hall
  const first = writers.slice(0, (ladder[0] ?? 0) / usualRate)
  const hasArrived = () => probes.every(({ seen }) => seen >= keyboard.typed)
  const typing = { typists: first, idle, rate: usualRate }
  await warmUp({ keyboard, probes, ...typing, seconds: warmup, hasArrived })
  const step = async (offered: number): Promise<Figures> => {
    for (const probe of probes) probe.reset()
    keyboard.reset()
    const active = Math.min(writers.length, Math.round(offered / usualRate))
    const measured = await run.measure(async () => {
      await typeTogether({
        typists: writers.slice(0, active),
        idle: [...writers.slice(active), ...idle],
        rate: offered / active,
        milliseconds: seconds * 1000,
        seed: offered,
      })
      await holdsWithin(5000, hasArrived)
    })
    return {
      offered,
      sustained: keyboard.typed / seconds,
      missing: probes.reduce((sum, { seen }) => sum + keyboard.typed - seen, 0),
      gone: clients.filter(({ closed }) => closed).length,
      ...quantiles(probes.flatMap(({ latencies }) => latencies)),
      ...measured,
    }
  }
  const steps: Outcome = {}
  let best: Figures = { sustained: 0 }
  for (const offered of ladder) {
    const figures = await step(offered)
    steps[`step ${offered}`] = figures
    const { p99 = Infinity, missing, gone, sustained = 0 } = figures
    if (!(p99 <= limit) || missing || gone) break
    best = figures
    if (sustained < offered * generatorFails) return { '': { ...best, isLowerBound: 1 }, ...steps }
    await sleep(700)
  }
  return { '': { ...best, isLowerBound: 0 }, ...steps }
}
