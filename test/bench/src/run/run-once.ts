import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadFixture } from '../fixtures/fixture.ts'
import { dataFolder, fixtureFile } from '../deployment/deployment.ts'
import type { Answers, Outcome, Params, Question, ScenarioName } from '../load/job.ts'
import { LoadProcess } from './load-process.ts'
import { folderSize } from './proc.ts'
import { Strangers } from './strangers.ts'
import { TargetServer } from './target-server.ts'
import type { Target } from './targets.ts'

export interface RunOptions {
  target: Target
  scenario: ScenarioName
  rep: number
  params: Params
  /** Where deployments, stores and logs are kept. */
  work: string
  deployment: string
  isPinned: boolean
  /** Where the server leaves a CPU profile at its end; null for none. */
  profile: string | null
}

/** A store as `s6` left it, for `s3` to load. */
export const storeFolder = (work: string, target: Target): string =>
  join(work, `${target.name}-store`)

/** What stands in the server's folder before it starts for the first time. */
const furnish = (folder: string, { target, scenario, work, deployment }: RunOptions): void => {
  rmSync(folder, { recursive: true, force: true })
  if (scenario === 's3' && target.persists) {
    cpSync(storeFolder(work, target), folder, { recursive: true })
    return
  }
  mkdirSync(folder, { recursive: true })
  if (target.dialect === 'sedyanka') cpSync(dataFolder(deployment), folder, { recursive: true })
  if (target.dialect !== 'relay' || scenario !== 's3') return
  for (const name of ['board', 'year'])
    writeFileSync(join(folder, `${name}.bin`), loadFixture(fixtureFile(deployment, name)).state)
}

/** One scenario against one server, from its start to its end. `strangersPercent` says how far the run can be believed. */
export const runOnce = async (
  options: RunOptions,
): Promise<{ outcome: Outcome; strangersPercent: number }> => {
  const { target, scenario, rep, params, work, deployment, isPinned, profile } = options
  const folder = join(work, `${target.name}-${scenario}`)
  furnish(folder, options)
  const pin = isPinned ? ['taskset', '-c', '0'] : []
  const nodeArgs = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []
  const server = new TargetServer({ target, folder, pin, nodeArgs })
  await server.start()
  const load = new LoadProcess({ isPinned })
  const strangers = new Strangers()
  const answer = async (question: Question): Promise<Answers[Question]> => {
    switch (question) {
      case 'sample': {
        const sample = server.sample()
        strangers.look(sample.cpu + load.cpu)
        return sample
      }
      case 'folderSize':
        return folderSize(folder)
      case 'start':
      case 'stop':
      case 'kill':
      case 'settle':
        await server[question]()
        return null
    }
  }
  try {
    const { url } = server
    const { dialect, persists } = target
    const job = { scenario, rep, url, dialect, persists, deployment, params }
    const outcome = await load.run(job, answer)
    await server.stop()
    if (scenario === 's6') {
      rmSync(storeFolder(work, target), { recursive: true, force: true })
      renameSync(folder, storeFolder(work, target))
    }
    return { outcome, strangersPercent: strangers.percent }
  } finally {
    load.end()
    await server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}
