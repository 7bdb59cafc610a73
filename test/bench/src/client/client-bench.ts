import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from '../../../support/browser.ts'
import { peopleInHall } from '../fixtures/people.ts'
import { dataFolder, readHouse } from '../house/house.ts'
import { houseOf, prepareHouses } from '../house/prepare-houses.ts'
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

const readOptions = (args: string[]) => {
  const { values } = parseArgs({
    args,
    options: {
      keys: { type: 'string', default: '100' },
      typists: { type: 'string', default: '20' },
      work: { type: 'string', default: join(tmpdir(), 'sedyanka-bench') },
      reuse: { type: 'boolean', default: false },
    },
  })
  const { work, reuse } = values
  return { keys: Number(values.keys), typists: Number(values.typists), work, reuse }
}

/**
 * How long a key takes from the finger to the screen in a real browser, in a meeting of 138 people of whom 20 type, one
 * of them in the same notes.
 */
export const clientBench = async (args: string[]): Promise<void> => {
  const { keys, typists, work, reuse } = readOptions(args)
  execFileSync(process.execPath, [join(root, 'client/build.ts')], { cwd: root, stdio: 'inherit' })
  mkdirSync(work, { recursive: true })
  await prepareHouses({ work, scenarios: ['s1'], params: {}, reuse })
  const house = houseOf(work, 's1')
  const folder = join(work, 'client-bench')
  rmSync(folder, { recursive: true, force: true })
  cpSync(dataFolder(house), folder, { recursive: true })
  const server = new TargetServer({ target: sedyankaAt(root), folder, pin: [], nodeArgs: [] })
  await server.start()
  const load = new LoadProcess({ isPinned: false })
  const browser = await launchBrowser()
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
      house,
      params,
    } as const
    const others = load.run(job, answer)
    await Promise.race([typing.promise, others])
    const origin = `http://${new URL(url).host}`
    const page = await openMeeting(browser, { url: origin, house: readHouse(house) })
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
