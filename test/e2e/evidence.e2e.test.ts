import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { keepEvidence } from '../support/evidence.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('TO15: a failed browser test leaves a screenshot of each page and a trace of each context', async () => {
  const [first, second] = [await browser.newContext(), await browser.newContext()]
  await (await first.newPage()).setContent('<h1>Първа</h1>')
  await (await first.newPage()).setContent('<h1>Втора</h1>')
  await (await second.newPage()).setContent('<h1>Трета</h1>')
  const kept = await keepEvidence('evidence', 'TO15: what: a/test saw')
  try {
    const files = readdirSync(kept).toSorted()
    expect(files).toEqual([
      '1-page-1.png',
      '1-page-2.png',
      '1-trace.zip',
      '2-page-1.png',
      '2-trace.zip',
    ])
    const begins = files.map((file) =>
      readFileSync(join(kept, file)).subarray(0, 4).toString('latin1'),
    )
    expect(begins).toEqual(['\x89PNG', '\x89PNG', 'PK\x03\x04', '\x89PNG', 'PK\x03\x04'])
  } finally {
    rmSync(kept, { recursive: true })
  }
})
