import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from '../../../support/browser.ts'
import { peopleInHall } from '../fixtures/people.ts'
import { dataFolder, readDeployment } from '../deployment/deployment.ts'
import { deploymentOf, prepareDeployments } from '../deployment/prepare-deployments.ts'
import type { Answers, Question } from '../load/job.ts'
import { quantiles } from '../load/quantiles.ts'
import { LoadProcess } from '../run/load-process.ts'
import { TargetServer } from '../run/target-server.ts'
import { sedyankaAt } from '../run/targets.ts'
import { openMeeting } from './open-meeting.ts'
import { timeKeys } from './time-keys.ts'

/** A key must be seen within this time, ms. */
const bound = 50
const root = join(import.meta.dirname, '../../../..')

interface TypingOptions {
  keys: number
  typists: number
  /** Where deployments are prepared; `reuse` keeps what an earlier run left there. */
  work: string
  reuse: boolean
}

/**
 * How long a key takes from the finger to the screen in a real browser, in a meeting of 138 people of whom 20 type, one
 * of them in the same notes.
 */
export const typingBench = async ({ keys, typists, work, reuse }: TypingOptions): Promise<void> => {
  mkdirSync(work, { recursive: true })
  await prepareDeployments({ work, scenarios: ['s1'], params: {}, reuse })
  const deployment = deploymentOf(work, 's1')
  const folder = join(work, 'client-bench')
  rmSync(folder, { recursive: true, force: true })
  cpSync(dataFolder(deployment), folder, { recursive: true })
  const server = new TargetServer({ target: sedyankaAt(root), folder, pin: [], nodeArgs: [] })
  await server.start()
  const load = new LoadProcess({ isPinned: false })
  const browser = await launchBrowser({ keepsShell: true })
  try {
    const typing = Promise.withResolvers<void>()
    // The load generator takes its first sample when the typing begins.
    const answer = async (question: Question): Promise<Answers[Question]> => {
      if (question !== 'sample') throw new Error(`not asked for: ${question}`)
      typing.resolve()
      return server.sample()
    }
    const { url } = server
    // Whoever types in the browser is the 138th.
    const params = { people: peopleInHall - 1, typists, seconds: 30 + keys * 0.3 }
    const job = {
      scenario: 's1',
      rep: 0,
      url,
      dialect: 'sedyanka',
      persists: true,
      deployment,
      params,
    } as const
    const others = load.run(job, answer)
    await Promise.race([typing.promise, others])
    const origin = `http://${new URL(url).host}`
    const page = await openMeeting(browser, { url: origin, deployment: readDeployment(deployment) })
    const { p50, p95, p99, max } = quantiles(await timeKeys(page, keys))
    const shown = [p50, p95, p99, max].map((time) => time.toFixed(1))
    console.log(`${keys} keys, ${peopleInHall} people, ${typists} typing: key → screen, ms`)
    console.log(`p50 ${shown[0]}  p95 ${shown[1]}  p99 ${shown[2]}  max ${shown[3]}`)
    console.log(`p95 ≤ ${bound} ms: ${p95 <= bound ? 'met' : 'not met'}`)
  } finally {
    load.end()
    await browser.close()
    await server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}
