import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { startMeeting } from '../support/meeting-page.ts'
import { patience } from '../support/patience.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let context: BrowserContext

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

test('WO15, PA33: a Ukrainian meets her own organisation, and all others, in Ukrainian; Bulgarian words say what they are', async () => {
  const board = await chair.setUpWithSample('Мария Георгиева')
  const address = await chair.newMeeting()
  await startMeeting(chair.page)
  context = await browser.newContext({
    locale: 'uk-UA',
    viewport: { width: 1440, height: 900 },
  })
  context.setDefaultTimeout(patience)
  const page = await context.newPage()
  await page.goto(`${server.url}/j/${await chair.roomCode(asId(board))}`)
  await page.getByRole('searchbox', { name: 'Ваша організація' }).fill('Украинска общностна')
  await page.getByRole('button', { name: /Українська громадська група/ }).click()
  await page.getByLabel('Ваше ім’я').fill('Олена')
  await page
    .getByRole('button', { name: /Українська громадська група|Приєднатися/ })
    .last()
    .click()
  await page.waitForURL(/\/b\//)
  await page.goto(address)
  const people = page.getByRole('complementary')
  const own = people.getByText('Українська громадська група (демо)').first()
  await own.waitFor()
  expect(await own.getAttribute('lang')).toBeNull()
  await people.getByText('Інспекція охорони здоров’я').waitFor()
  await expect
    .poll(() => page.locator('#item-title textarea, #item-title span').first().getAttribute('lang'))
    .toBe('bg')
  expect(await people.getByText('РЗИ', { exact: true }).count()).toBe(0)
  const quick = page.getByRole('combobox').filter({ visible: true }).first()
  await quick.fill('Список перекладачів @Інспекція охорони')
  await page.getByRole('option', { name: 'Інспекція охорони здоров’я' }).click()
  expect(await quick.inputValue()).toBe('Список перекладачів @Інспекція охорони здоров’я ')
  await quick.press('Enter')
  // The chair reads the same action item with the organisation's Bulgarian name.
  await chair.page
    .getByRole('button', { name: /Отговорна организация: РЗИ|Отговорник: РЗИ/ })
    .waitFor()
})
