import { syncType } from '@sedyanka/shared/wire/protocol.ts'
import * as Y from 'yjs'
import { type Fixture, loadFixture } from '../../fixtures/fixture.ts'
import { fixtureFile } from '../../deployment/deployment.ts'
import type { BenchRun } from '../bench-run.ts'
import { assertNobodyLeft, enter } from '../enter.ts'
import type { Figures, Outcome } from '../job.ts'
import { holdsWithin, now } from '../time.ts'

/** So many messages are sent before the server's answer is waited for. */
const stretch = 2000

/** Writes a document edit by edit as fast as the server takes it, then waits until the server has come to rest. */
const write = async (
  run: BenchRun,
  name: string,
  { updates, state }: Fixture,
): Promise<Figures> => {
  const client = run.connect(name, { person: 0 })
  await enter(run, [client])
  let answers = 0
  client.onSync = (type) => {
    if (type === syncType.step2) answers++
  }
  const everything = Y.encodeStateVectorFromUpdate(state)
  const measured = await run.measure(async () => {
    for (let start = 0; start < updates.length; start += stretch) {
      for (const update of updates.slice(start, start + stretch)) client.update(update)
      const wanted = answers + 1
      client.step1(everything)
      const answered = await holdsWithin(120_000, () => answers >= wanted || client.closed)
      assertNobodyLeft([client])
      if (!answered) throw new Error('the server does not answer any more')
    }
  })
  client.close()
  const written = now()
  await run.ask('settle')
  const settleSeconds = (now() - written) / 1000
  return { perSecond: updates.length / (measured['seconds'] ?? 0), settleSeconds, ...measured }
}

/** S6: a board of 100,000 single edits, then a year of meetings: how fast, and what it weighs on disk at rest. */
export const storage = async (run: BenchRun): Promise<Outcome> => {
  const empty = await run.ask('folderSize')
  const fixture = loadFixture(fixtureFile(run.job.deployment, 'board'))
  const board = await write(run, 'board', fixture)
  const withBoard = await run.ask('folderSize')
  const { cpu, rss, peakRss } = await run.ask('sample')
  const year = await write(run, 'year', loadFixture(fixtureFile(run.job.deployment, 'year')))
  const withYear = await run.ask('folderSize')
  const stateMb = fixture.state.length / 1e6
  const diskMb = (withBoard - empty) / 1e6
  const figures = {
    ...board,
    cpu,
    rss,
    peakRss,
    diskMb,
    stateMb,
    diskPerState: diskMb / stateMb,
    emptyMb: empty / 1e6,
    yearMb: (withYear - withBoard) / 1e6,
  }
  return { '': figures, year }
}
