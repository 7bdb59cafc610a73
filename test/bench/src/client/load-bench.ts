import { launchBrowser } from '../../../support/browser.ts'
import { startServer } from '../../../support/server.ts'
import { quantiles } from '../load/quantiles.ts'
import { waitForQuiet } from '../run/wait-for-quiet.ts'
import { type Load, loadTwice } from './first-load.ts'
import { openSampleMeeting } from './sample-meeting.ts'
import { cpuSlowdown, type Line, lines } from './slow-phone.ts'

/** The notes of a meeting must take a key within this time of the first visit, ms. */
const bound = 3000

/** Seconds to wait before each visit until others leave the processor alone. */
const patience = 10

const median = (loads: Load[], of: keyof Load): number => quantiles(loads.map((l) => l[of])).p50

const describe = (loads: Load[]): string => {
  const seconds = (of: keyof Load) => (median(loads, of) / 1000).toFixed(2)
  return [
    `first paint ${seconds('paint')}`,
    `agenda item ${seconds('item')}`,
    `letter in its notes ${seconds('letter')} s`,
    `(${median(loads, 'requests')} requests, ${Math.round(median(loads, 'kilobytes'))} kB)`,
  ].join('  ')
}

const print = (line: Line, visits: { first: Load; second: Load }[]): void => {
  const first = visits.map((visit) => visit.first)
  console.log(`${line.name}, processor ÷ ${cpuSlowdown}; medians of ${visits.length}:`)
  console.log(`  first visit   ${describe(first)}`)
  console.log(`  second visit  ${describe(visits.map((visit) => visit.second))}`)
  const usable = median(first, 'letter')
  console.log(`  usable ≤ ${bound / 1000} s: ${usable <= bound ? 'met' : 'not met'}`)
}

/** How long a member with a cheap phone and a slow line waits for the sample meeting, from nothing to the first letter. */
export const loadBench = async (times: number): Promise<void> => {
  const server = await startServer({ env: { LOG_LEVEL: 'warn', NODE_ENV: 'production' } })
  const browser = await launchBrowser()
  try {
    const meeting = await openSampleMeeting(server)
    // The first of all warms the server and the browser up.
    for (const line of lines) await loadTwice(browser, { meeting, line })
    for (const line of lines) {
      const visits = []
      for (let time = 0; time < times; time++) {
        await waitForQuiet(patience)
        visits.push(await loadTwice(browser, { meeting, line }))
      }
      print(line, visits)
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}
