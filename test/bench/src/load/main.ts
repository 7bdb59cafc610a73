import { BenchRun } from './bench-run.ts'
import type { Answers, Outcome, Question, ScenarioName, ToLoad, ToParent } from './job.ts'
import { plenary } from './scenarios/s1-plenary.ts'
import { manyRooms } from './scenarios/s2-many-rooms.ts'
import { joinStorm } from './scenarios/s3-join-storm.ts'
import { saturation } from './scenarios/s4-saturation.ts'
import { durability } from './scenarios/s5-durability.ts'
import { storage } from './scenarios/s6-storage.ts'
import { hostile } from './scenarios/s9-hostile.ts'

/** The load generator: a process of its own, forked anew for every run, so that its work is not counted as the server's. */
const scenarios: Record<ScenarioName, (run: BenchRun) => Promise<Outcome>> = {
  s1: plenary,
  s2: manyRooms,
  s3: joinStorm,
  s4: saturation,
  s5: durability,
  s6: storage,
  s9: hostile,
}

const tell = (message: ToParent): void => void process.send?.(message)

let lastId = 0
const waiting = new Map<number, (value: never) => void>()
const ask = <Q extends Question>(question: Q): Promise<Answers[Q]> =>
  new Promise((resolve) => {
    const id = ++lastId
    waiting.set(id, resolve)
    tell({ type: 'ask', id, question })
  })

process.on('message', (message: ToLoad) => {
  if (message.type === 'answer') {
    waiting.get(message.id)?.(message.value as never)
    waiting.delete(message.id)
    return
  }
  const run = new BenchRun(message.job, ask)
  scenarios[message.job.scenario](run).then(
    (outcome) => tell({ type: 'outcome', outcome }),
    (error: unknown) =>
      tell({
        type: 'failed',
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  )
})
