import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import type { BenchRun } from '../bench-run.ts'
import { enter } from '../enter.ts'
import type { Vandalism } from '../hostile/vandals.ts'
import type { Outcome } from '../job.ts'
import { Keyboard } from '../keyboard.ts'
import { Probe } from '../probe.ts'
import { quantiles } from '../quantiles.ts'
import { holdsWithin } from '../time.ts'
import { typeTogether } from '../type-together.ts'
import { Typist } from '../typist.ts'
import { warmUp } from '../warm-up.ts'

/** The vandals share the load generator's core and give way to it. */
const lowest = 19

/**
 * S9: one writer types in a meeting while twenty lines of twenty members of another meeting, and strangers, try everything
 * that could hold up the server. Measured: how long the writer's letters take, and the server's memory.
 */
export const hostile = async (run: BenchRun): Promise<Outcome> => {
  const { people = 20, rate = 5, seconds = 60, warmup = 5 } = run.job.params
  const keyboard = new Keyboard()
  const seed = run.seed('minutes')
  const connect = (person: number, keep = false) => run.connect('minutes', { person, keep })
  const writer = new Typist(connect(100), { keyboard, seed, item: 0, clientId: 500 })
  const probe = new Probe(connect(101, true), keyboard)
  await enter(run, [writer.client, probe.client])
  const hasArrived = () => probe.seen >= keyboard.typed
  const typing = { typists: [writer], idle: [], rate }
  await warmUp({ keyboard, probes: [probe], ...typing, seconds: warmup, hasArrived })

  const vandals = fork(join(import.meta.dirname, '../hostile/main.ts'))
  if (vandals.pid) setPriority(vandals.pid, lowest)
  const cookies = Array.from({ length: people }, (_, line) => run.cookieOf(line + 1))
  const job: Vandalism = { url: run.job.url, room: run.roomOf('plenary'), cookies, seconds }
  const tried = once(vandals, 'message')
  tried.catch(() => {})
  vandals.send(job)
  try {
    const measured = await run.measure(async () => {
      await typeTogether({ ...typing, milliseconds: seconds * 1_000, seed: run.job.rep })
      await holdsWithin(30_000, hasArrived)
    })
    const [kinds] = (await Promise.race([tried, once(vandals, 'exit').then(() => [{}])])) as [
      Record<string, number>,
    ]
    const counts = Object.values(kinds)
    return {
      '': {
        ...quantiles(probe.latencies),
        typed: keyboard.typed,
        missing: keyboard.typed - probe.seen,
        sentAway: Number(writer.client.closed) + Number(probe.client.closed),
        kinds: counts.length,
        attacks: counts.reduce((sum, count) => sum + count, 0),
        ...measured,
      },
    }
  } finally {
    vandals.kill('SIGKILL')
  }
}
