import { makeTranslate } from '@sedyanka/shared/i18n/translate.ts'
import { bg } from '@sedyanka/shared/i18n/bg.ts'
import { launchBrowser } from '../../../support/browser.ts'
import { startServer } from '../../../support/server.ts'
import { quantiles } from '../load/quantiles.ts'
import { waitForQuiet } from '../run/wait-for-quiet.ts'
import { type Load, loadTwice, type Opened } from './first-load.ts'
import { startFloor } from './floor-server.ts'
import { openSampleMeeting } from './sample-meeting.ts'
import { cpuSlowdown, type Line, lines } from './slow-phone.ts'

/** The notes of a meeting must take a key within this time of the first visit, ms. */
const bound = 3000
/** How much longer than on the floor page it may take until something is on the screen, and until a letter is. */
const ratios = { paint: 1.2, letter: 1.5 } as const

/** Seconds to wait before each visit until others leave the processor alone. */
const patience = 10

interface Visits {
  first: Load
  second: Load
}
const visitNames = ['first', 'second'] as const

const median = (loads: Load[], of: keyof Load): number => quantiles(loads.map((l) => l[of])).p50

const describe = (loads: Load[]): string => {
  const seconds = (of: keyof Load) => (median(loads, of) / 1000).toFixed(2)
  return [
    `first paint ${seconds('paint')}`,
    ...(median(loads, 'item') > 0 ? [`agenda item ${seconds('item')}`] : []),
    `letter in its notes ${seconds('letter')} s`,
    `(${median(loads, 'requests')} requests, ${Math.round(median(loads, 'kilobytes'))} kB,`,
    `${median(loads, 'longTasks')} long tasks of ${Math.round(median(loads, 'busy'))} ms)`,
  ].join('  ')
}

/** S11: beside the floor page of the same run. */
const compare = (own: Load[], floor: Load[]): string =>
  (['paint', 'letter'] as const)
    .map((what) => {
      const ratio = median(own, what) / median(floor, what)
      const verdict = ratio <= ratios[what] ? 'met' : 'not met'
      return `${what} ${ratio.toFixed(2)} × of the floor (≤ ${ratios[what]}: ${verdict})`
    })
    .join('  ')

const print = (line: Line, own: Visits[], floor: Visits[]): void => {
  console.log(`${line.name}, processor ÷ ${cpuSlowdown}; medians of ${own.length}:`)
  for (const visit of visitNames) {
    const [mine, least] = [own.map((each) => each[visit]), floor.map((each) => each[visit])]
    console.log(`  ${visit} visit`)
    console.log(`    floor     ${describe(least)}`)
    console.log(`    Sedyanka  ${describe(mine)}`)
    console.log(`    S11       ${compare(mine, least)}`)
  }
  const usable = median(
    own.map(({ first }) => first),
    'letter',
  )
  console.log(`  usable ≤ ${bound / 1000} s: ${usable <= bound ? 'met' : 'not met'}`)
}

/**
 * How long a member with a cheap phone and a slow line waits for the sample meeting, from nothing to the first letter, and
 * how long for the floor page, in turn.
 */
export const loadBench = async (times: number): Promise<void> => {
  const server = await startServer({ env: { LOG_LEVEL: 'warn', NODE_ENV: 'production' } })
  const floorServer = await startFloor(makeTranslate('bg', bg)('notes.label'))
  const browser = await launchBrowser({ keepsShell: true })
  try {
    const meeting: Opened = { ...(await openSampleMeeting(server)), keeps: true }
    const floor: Opened = { url: floorServer.url, cookie: '', keeps: false }
    // The first of all warms the server and the browser up.
    for (const line of lines)
      for (const opened of [floor, meeting]) await loadTwice(browser, { opened, line })
    for (const line of lines) {
      const visits: { own: Visits[]; floor: Visits[] } = { own: [], floor: [] }
      for (let time = 0; time < times; time++) {
        await waitForQuiet(patience)
        visits.floor.push(await loadTwice(browser, { opened: floor, line }))
        visits.own.push(await loadTwice(browser, { opened: meeting, line }))
      }
      print(line, visits.own, visits.floor)
    }
  } finally {
    await browser.close()
    await floorServer.stop()
    await server.stop()
  }
}
