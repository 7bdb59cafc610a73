import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { startMeeting } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let board: string
let running: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  board = `${server.url}/b/${await chair.setUpWithSample('Мария Георгиева')}`
  await chair.page.goto(`${board}/meetings`)
  running = await chair.newMeeting()
  await startMeeting(chair.page)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const arrive = async (page: Page, address: string): Promise<void> => {
  await page.goto(address)
  await page.getByRole('heading').first().waitFor()
  await page.locator('main button').first().waitFor()
}

/** Choices that look like one that was not chosen beside them: `words`. Text alone does not count. */
const findUnseenChoices = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const look = (element: Element) => {
      const { backgroundColor, color, borderTopWidth, borderTopColor, outlineStyle } =
        getComputedStyle(element)
      return [backgroundColor, color, borderTopWidth, borderTopColor, outlineStyle].join()
    }
    const chosen =
      '[aria-pressed="true"], [aria-selected="true"], [aria-current]:not([aria-current="false"]), label:has(> input[type="radio"]:checked)'
    return [...document.querySelectorAll(chosen)]
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        const around = element.closest('ul, ol, nav, [role="radiogroup"], [role="tablist"]')
        const others = [
          ...(around ?? element.parentElement ?? element).querySelectorAll(element.tagName),
        ]
        const plain = others.filter((other) => !other.matches(chosen) && other.checkVisibility())
        return plain.some((other) => look(other) === look(element))
      })
      .map((element) => element.textContent?.trim() ?? '')
  })

test.each(['desktop', 'phone'] as const)(
  'PA2: on a %s with forced colours every choice is seen',
  async (screen) => {
    const { page, context } = await Person.open(browser, server, screen)
    await context.addCookies(await chair.context.cookies())
    await page.emulateMedia({ forcedColors: 'active' })
    const unseen: string[] = []
    for (const address of [
      `${board}/actions`,
      `${board}/needs`,
      `${board}/people`,
      board,
      running,
    ]) {
      await arrive(page, address)
      unseen.push(...(await findUnseenChoices(page)))
    }
    await context.close()
    expect(unseen).toEqual([])
  },
)

test('PA2: with forced colours the digits of a code stand in their boxes only, and bars have an edge', async () => {
  const { page, context } = await Person.open(browser, server, 'phone')
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(`${server.url}/j`)
  await page.getByRole('textbox').first().fill('123')
  const colour = await page
    .getByRole('textbox')
    .first()
    .evaluate((field) => getComputedStyle(field).color)
  expect(colour).toBe('rgba(0, 0, 0, 0)')
  await context.addCookies(await chair.context.cookies())
  await arrive(page, `${board}/needs`)
  const edges = await page
    .locator('[role="img"][class*="_bar_"]')
    .evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar).borderTopWidth))
  expect(edges.length).toBeGreaterThan(0)
  expect(edges.filter((width) => width !== '1px')).toEqual([])
  await context.close()
})

/** Walks with the Tab key; gives the words of each stop of which nothing is seen, because a bar lies over it. */
const findCoveredStops = async (page: Page): Promise<string[]> => {
  const covered: string[] = []
  for (let stop = 0; stop < 120; stop++) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => {
      const focused = document.activeElement
      if (!focused || focused === document.body) return { end: true }
      const { left, right, top, bottom } = focused.getBoundingClientRect()
      const x = Math.min(Math.max((left + right) / 2, 1), innerWidth - 2)
      const isSeen = [0.1, 0.3, 0.5, 0.7, 0.9].some((part) => {
        const y = top + (bottom - top) * part
        const over = document.elementFromPoint(x, y)
        return (
          over !== null &&
          (focused.contains(over) ||
            over.contains(focused) ||
            over.closest('label')?.contains(focused) === true)
        )
      })
      return { end: false, isSeen, words: focused.outerHTML.slice(0, 90) }
    })
    if (found.end) break
    if (!found.isSeen) covered.push(`${page.url()} ${found.words}`)
  }
  return covered
}

test.each([
  { width: 640, height: 360 },
  { width: 320, height: 256 },
])('PA4: at $width × $height no stop of the keyboard lies under a bar', async (size) => {
  const { page, context } = await Person.open(browser, server, 'phone')
  await context.addCookies(await chair.context.cookies())
  await page.setViewportSize(size)
  const covered: string[] = []
  for (const address of [
    board,
    `${board}/actions`,
    `${board}/needs`,
    `${board}/meetings`,
    running,
  ]) {
    await arrive(page, address)
    covered.push(...(await findCoveredStops(page)))
  }
  await context.close()
  expect(covered).toEqual([])
})
