import * as Y from 'yjs'
import type { BenchRun } from '../bench-run.ts'
import { assertNobodyLeft, enter } from '../enter.ts'
import type { Outcome } from '../job.ts'
import { Keyboard } from '../keyboard.ts'
import { Person } from '../person.ts'
import { Probe } from '../probe.ts'
import { quantiles } from '../quantiles.ts'
import { holdsWithin, sleep } from '../time.ts'
import { typeTogether } from '../type-together.ts'
import { Typist } from '../typist.ts'
import { warmUp } from '../warm-up.ts'

const openRoom = async (
  run: BenchRun,
  room: number,
  options: { size: number; keyboard: Keyboard },
) => {
  const { size, keyboard } = options
  const name = `room${room}`
  const seed = run.seed(name)
  const clientId = 200_000 + room * 10
  const writer = new Typist(run.connect(name, { person: room }), {
    keyboard,
    seed,
    item: 0,
    clientId,
  })
  await enter(run, [writer.client])
  if (!run.isRelay) writer.client.update(seed)
  const probe = new Probe(run.connect(name, { person: room + 1, keep: true }), keyboard)
  if (run.isRelay) Y.applyUpdate(probe.doc, seed)
  const idle = Array.from({ length: size - 2 }, (_, place) => {
    const index = room + 2 + place
    return new Person(run.connect(name, { person: index }), {
      index,
      clientId: clientId + 2 + place,
    })
  })
  return { writer, probe, idle }
}

/** S2: 200 meetings at once, five people each, one of them types. */
export const manyRooms = async (run: BenchRun): Promise<Outcome> => {
  const { rooms = 200, size = 5, rate = 3, seconds = 20, warmup = 30 } = run.job.params
  const keyboard = new Keyboard()
  const opened = []
  for (let room = 0; room < rooms; room++)
    opened.push(await openRoom(run, room, { size, keyboard }))
  const writers = opened.map(({ writer }) => writer)
  const probes = opened.map(({ probe }) => probe)
  const idle = opened.flatMap((room) => room.idle)
  const clients = [...writers, ...probes, ...idle].map(({ client }) => client)
  await enter(run, clients)
  for (const person of [...writers, ...idle]) person.moveCaret()
  await sleep(1500)
  const seen = () => probes.reduce((sum, probe) => sum + probe.seen, 0)
  const hasArrived = () => seen() >= keyboard.typed
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
    missing: typed - seen(),
    cpuPer1000: (measured.cpu / (typed * (size - 1))) * 1e6,
    kbPerClient: (received() - before) / clients.length / 1000,
    ...measured,
  }
  return { '': figures }
}
