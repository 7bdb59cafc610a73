import * as Y from 'yjs'
import type { BenchRun } from './bench-run.ts'
import { enter, plant } from './enter.ts'
import { Keyboard } from './keyboard.ts'
import { Person } from './person.ts'
import { Probe } from './probe.ts'
import { sleep } from './time.ts'
import { Typist } from './typist.ts'

const firstClientId = 100_000

/** Opens a plenary of `people`: some type, two have whole documents, the rest look on. */
export const openPlenary = async (
  run: BenchRun,
  { people, typists }: { people: number; typists: number },
) => {
  const seed = run.seed('plenary')
  const planter = await plant(run, 'plenary', seed)
  const keyboard = new Keyboard()
  const connect = (index: number) => run.connect('plenary', { person: index })
  const writers = Array.from(
    { length: typists },
    (_, item) =>
      new Typist(connect(item), { keyboard, seed, item, clientId: firstClientId + item }),
  )
  const probes = [0, 1].map(
    (person) => new Probe(run.connect('plenary', { person, keep: true }), keyboard),
  )
  if (run.isRelay) for (const { doc } of probes) Y.applyUpdate(doc, seed)
  const idle = Array.from({ length: Math.max(0, people - typists - probes.length) }, (_, place) => {
    const index = typists + place
    return new Person(connect(index), { index, clientId: firstClientId + index })
  })
  const clients = [...writers, ...idle, ...probes].map(({ client }) => client)
  await enter(run, clients)
  planter?.close()
  for (const person of [...writers, ...idle]) {
    person.moveCaret()
    await sleep(2)
  }
  await sleep(1500)
  return { keyboard, writers, probes, idle, clients }
}
