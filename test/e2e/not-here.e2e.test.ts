import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { notesOf, savedLabel } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let boardId: BoardId
let address: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser({ keepsShell: true }), startServer()])
  chair = await Person.open(browser, server)
  await chair.keepNoShell()
  boardId = asId(await chair.setUpWithSample('Мария Георгиева'))
  address = await chair.newMeeting()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** Somebody of an organisation, who has been in the meeting. */
const enter = async (name: string) => {
  const person = await Person.open(browser, server)
  await person.joinByCode(await chair.roomCode(boardId), 'Мрежа за устен превод', name)
  await person.page.goto(address)
  await notesOf(person.page).waitFor()
  await savedLabel(person.page).getByText('Записано').waitFor()
  return person
}
/** Takes the copies of documents off the device whose names contain that. */
const forgetDocuments = (page: Page, part: string) =>
  page.evaluate(async (wanted) => {
    for (const { name = '' } of await indexedDB.databases())
      if (name.includes(wanted))
        await new Promise((done) => (indexedDB.deleteDatabase(name).onsuccess = done))
  }, part)

test('PA46: a board of which the device has nothing says so without a network, offers no writing, and opens with it', async () => {
  const member = await enter('Леся')
  const { page } = member
  await member.shellKept()
  await page.goto(`${server.url}/about`)
  await forgetDocuments(page, ':')
  await member.context.setOffline(true)
  await page.goto(`${server.url}/b/${boardId}`)
  await page.getByText('Без връзка – таблото още не е на устройството').waitFor()
  await page.getByText('Таблото ще се отвори, щом има връзка.').waitFor()
  await page.getByRole('main').getByRole('button', { name: 'Свържи се сега' }).waitFor()
  expect(await page.getByText('можете да продължите да пишете').count()).toBe(0)
  expect(await page.getByText('Записано').count()).toBe(0)
  await member.context.setOffline(false)
  await page.getByRole('heading', { name: /^Непокрити потребности/ }).waitFor()
  await savedLabel(page).getByText('Записано').waitFor()
  await member.context.close()
}, 90_000)

test('PA46: a meeting of which the device has nothing says so on its page, its minutes and the wall', async () => {
  const member = await enter('Дарія')
  const { page } = member
  await member.shellKept()
  await page.goto(`${server.url}/about`)
  await forgetDocuments(page, ':meeting:')
  await member.context.setOffline(true)
  for (const path of ['', '/minutes', '/screen']) {
    await page.goto(`${address}${path}`)
    await page.getByText('Срещата ще се отвори, щом има връзка.').waitFor()
    expect(await page.getByText('можете да продължите да пишете').count()).toBe(0)
    expect(await page.getByText('Записано').count()).toBe(0)
  }
  // Nothing stands above a wall: the way to try again is on it.
  const retry = page.getByRole('main').getByRole('button', { name: 'Свържи се сега' })
  await retry.waitFor()
  await member.context.setOffline(false)
  // The page may have tried by itself before the press.
  void retry.click().catch(() => undefined)
  await page.getByText(/^Срещата започва в/).waitFor()
  await retry.waitFor({ state: 'detached' })
  await member.context.close()
}, 90_000)

test('PA48: a wall whose meeting is not there says so, and does not go on loading', async () => {
  const { page } = chair
  await page.goto(`${server.url}/b/${boardId}/m/none/screen`)
  await page.getByText('Таблото или срещата вече не съществува.').waitFor()
  await page.getByRole('link', { name: 'Към началото' }).waitFor()
})
