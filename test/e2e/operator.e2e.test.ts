import { join } from 'node:path'
import { makeOperatorLink } from '@sedyanka/server/ops/setup-link.ts'
import { languages } from '@sedyanka/shared/i18n/translate.ts'
import Database from 'better-sqlite3'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFaults } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person, type Screen } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const linkOf = () => `${server.url}/operator#${makeOperatorLink(server.dataDir)}`
const rows = (page: Page) => page.locator('tbody tr')
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Boards enough for three pages of the list. */
const furnish = (count: number) => {
  const database = new Database(join(server.dataDir, 'sedyanka.db'), { timeout: 5_000 })
  const add = database.prepare(
    `insert into board (id, title, template_id, demo, created_at, archived_at) values (?, ?, 'general', 0, ?, ?)`,
  )
  database.transaction(() => {
    for (let index = 0; index < count; index++)
      add.run(`b${index}`, `Табло ${index}`, Date.now(), index % 2 === 0 ? Date.now() : null)
  })()
  database.close()
}

test('HT37: the link opens the page once; without it, and with a spent one, the page says how to get one', async () => {
  const { page, context, complaints } = await Person.open(browser, server)
  await page.goto(`${server.url}/operator`)
  await page.getByText('Страницата се отваря с връзка').waitFor()
  await page.getByText('sedyanka operator-link').waitFor()

  // In the same tab: only what is behind the `#` changes.
  const link = linkOf()
  await page.goto(link)
  await page.getByText('се записват').waitFor()
  await page.getByText('Още няма табла').waitFor()
  expect(new URL(page.url()).hash).toBe('')
  await page.reload()
  await page.getByText('се записват').waitFor()
  await page.getByRole('button', { name: 'Обнови' }).click()
  await page.getByRole('button', { name: 'Затвори страницата' }).click()
  await page.getByText('Страницата е затворена.').waitFor()

  await page.goto('about:blank')
  await page.goto(link)
  await page.getByText('Тази връзка не важи').waitFor()
  expect(complaints.filter((words) => !words.includes('410'))).toEqual([])
  await context.close()
})

test('HT37: by keyboard alone one walks through all boards, and none of them is opened', async () => {
  furnish(450)
  const { page, context } = await Person.open(browser, server, 'phone')
  await page.goto(linkOf())
  await rows(page).nth(199).waitFor()
  await page.getByText('Показани: 200 от 450').waitFor()
  const more = page.getByRole('button', { name: 'Покажи още' })
  await more.focus()
  await page.keyboard.press('Enter')
  await page.getByText('Показани: 400 от 450').waitFor()
  expect(await more.evaluate((button) => button === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByText('Показани: 450 от 450').waitFor()
  expect(await rows(page).count()).toBe(450)
  expect(await page.locator('table a').count()).toBe(0)
  await context.close()
})

const screens = ['desktop', 'phone'] as const satisfies Screen[]
test.each(screens)(
  'HT37: axe finds nothing on the page on a %s, in every language, light and dark, and nothing scrolls sideways',
  async (screen) => {
    const { page, context } = await Person.open(browser, server, screen)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(linkOf())
    await page.locator('dl').waitFor()
    const found: string[] = []
    for (const { id, name } of languages)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.goto(`${server.url}/operator?lang=${id}`)
        await page.locator('h1:not(:empty)').waitFor()
        await page.locator('dl').waitFor()
        found.push(...(await findFaults(page, { rules: { 'target-size': { enabled: true } } })))
        if ((await overflow(page)) > 0) found.push(`${name} is too wide`)
        expect(await page.locator('main').textContent()).not.toMatch(/operator\.|\{\w+\}|\.\./)
      }
    await context.close()
    expect(found).toEqual([])
  },
)
