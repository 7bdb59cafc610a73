import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { notesOf, startMeeting } from '../support/meeting-page.ts'
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

/**
 * A page of the chair whose network loses requests for some scripts: so many times, or always. The browser keeps none of them on
 * the device, from where they would come otherwise.
 */
const openBehind = async (files: RegExp, times: number) => {
  const { page, context } = await Person.open(browser, server)
  await context.addCookies(await chair.context.cookies())
  const lost = { count: 0 }
  const lose = async () => {
    await page.route(files, async (route) => {
      if (lost.count++ < times) await route.abort()
      else await route.continue()
    })
  }
  return { page, context, lost, lose, heal: () => page.unroute(files) }
}

const openPeople = (page: Page) => page.locator('[aria-haspopup="dialog"]').first().click()
const failure = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'Тази част не се зареди' })

test('PA27: a script that the network loses once is asked for again, and nobody notices', async () => {
  const { page, context, lost, lose } = await openBehind(/\/assets\/DialogSheet[^/]*\.js/, 1)
  await lose()
  await page.goto(board)
  await openPeople(page)
  await page.getByRole('dialog').waitFor()
  expect(lost.count).toBe(2)
  await context.close()
})

test('PA27: a dialog that does not come is said in words; the page goes on, and a button tries again', async () => {
  const { page, context, lose, heal } = await openBehind(/\/assets\/DialogSheet[^/]*\.js/, 99)
  await lose()
  await page.goto(board)
  await openPeople(page)
  await failure(page).waitFor()
  await page
    .getByRole('link', { name: /^Задачи/ })
    .first()
    .click()
  await page.waitForURL(/\/actions$/)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await failure(page).getByRole('button', { name: 'Опитай отново' }).waitFor()
  await heal()
  await failure(page).getByRole('button', { name: 'Опитай отново' }).click()
  await page.getByRole('dialog').waitFor()
  await context.close()
})

test('PA27: a page that does not come leaves the frame around it', async () => {
  const { page, context, lose, heal } = await openBehind(/\/assets\/NeedsPage[^/]*\.js/, 99)
  await page.goto(board)
  await page.getByRole('heading').first().waitFor()
  await lose()
  await page
    .getByRole('link', { name: /^Потребности/ })
    .first()
    .click()
  await failure(page).waitFor()
  await page.locator('[data-saved]').first().waitFor()
  await heal()
  await failure(page).getByRole('button', { name: 'Опитай отново' }).click()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await context.close()
})

test('PA27: the editor of the notes that does not come stands as words in its place', async () => {
  const { page, context, lose, heal } = await openBehind(/\/assets\/NotesEditor[^/]*\.js/, 99)
  await lose()
  await page.goto(running)
  await failure(page).waitFor()
  await heal()
  await failure(page).getByRole('button', { name: 'Опитай отново' }).click()
  await notesOf(page).waitFor()
  await context.close()
})
