import type { NewInvitation } from '@sedyanka/shared/wire/api.ts'
import type { BoardId, OrganisationId } from '@sedyanka/shared/ids.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let boardId: BoardId
/** The page of one action list, deeper than the overview, and of a meeting. */
let actions: string
let meeting: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  boardId = asId(await chair.setUpByHand('Мария Георгиева'))
  meeting = await chair.newMeeting()
  actions = `${server.url}/b/${boardId}/actions?show=all`
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  expect(chair.complaints).toEqual([])
})

const invite = async (organisationId: OrganisationId): Promise<string> => {
  const answer = await chair.page.request.post(`${server.url}/api/boards/${boardId}/invitations`, {
    headers: { origin: server.url },
    data: { role: 'member', organisationId },
  })
  const { token } = (await answer.json()) as NewInvitation
  return `${server.url}/join#${token}`
}
const typeCode = async (page: Page, code: string) => {
  await page.getByLabel('Шестцифрен код').fill(code)
  await page.getByRole('searchbox', { name: 'Вашата организация' }).fill('Община Казанлък')
  await page.getByRole('button', { name: 'Община Казанлък' }).first().click()
}
const comeIn = async (page: Page, name: string) => {
  await page.getByLabel('Вашето име').fill(name)
  await page.getByRole('button', { name: 'Влез', exact: true }).click()
}

test('AC45: who opens a page of the board and has to come in first is brought there by the code, once', async () => {
  const { page } = await Person.open(browser, server)
  await page.goto(actions)
  await page.waitForURL(/\/j$/)
  await typeCode(page, await chair.roomCode(boardId))
  await comeIn(page, 'Иван Петров')
  await page.waitForURL(actions)
  await page.getByRole('heading', { level: 1 }).waitFor()
  // "Back" does not lead into the form, and the next way in leads to the board.
  await page.goto(`${server.url}/j/${await chair.roomCode(boardId)}`)
  await page.getByRole('button', { name: 'Продължи като Иван Петров' }).click()
  await page.waitForURL(`${server.url}/b/${boardId}`)
})

test('AC45: … by an organisation’s link that opens in another tab, also after a reload of the first', async () => {
  const { page, context } = await Person.open(browser, server)
  await page.goto(meeting)
  await page.waitForURL(/\/j$/)
  await page.reload()
  const mail = await context.newPage()
  await mail.goto(await invite(asId('inst-rzi')))
  await comeIn(mail, 'Стефка Илиева')
  await mail.waitForURL(meeting)
})

test('AC45: … and after the browser has lost its cookies', async () => {
  const person = await Person.open(browser, server)
  const { page } = person
  await person.joinByHand(await chair.roomCode(boardId), 'Община Казанлък', 'Петя Колева')
  await person.context.clearCookies()
  await page.goto(meeting)
  await page.waitForURL(/\/j$/)
  await page.getByLabel('Шестцифрен код').fill(await chair.roomCode(boardId))
  await comeIn(page, 'Петя Колева')
  await page.waitForURL(meeting)
})

test('AC45: a page of another board is nobody’s way on', async () => {
  const { page } = await Person.open(browser, server)
  await page.goto(`${server.url}/b/elsewhere/actions`)
  await page.waitForURL(/\/j$/)
  await page.goto(await invite(asId('ngo-20')))
  await comeIn(page, 'Олена Бойко')
  await page.waitForURL((url) => url.pathname.startsWith(`/b/${boardId}`))
})

test('AC46: "Back" behind a new board does not lead into its form', async () => {
  const { page } = chair
  await page.goto(`${server.url}/?list`)
  await page.getByRole('link', { name: 'Ново табло' }).click()
  await page.getByLabel('Име на таблото').fill('Наводнение Мъглиж')
  await page.getByRole('button', { name: 'Създай таблото' }).click()
  await page.waitForURL(/\/b\//)
  await page.goBack()
  await page.waitForURL(/\?list$/)
})

test('AC47: a way in tells somebody who is in already so, and leads to the board', async () => {
  const person = await Person.open(browser, server, 'phone')
  const { page } = person
  await person.joinByHand(await chair.roomCode(boardId), 'Община Казанлък', 'Иван Петров')
  const ways = [`${server.url}/j`, `${server.url}/join#${'x'.repeat(43)}`]
  for (const way of ways) {
    await page.goto('about:blank')
    await page.goto(way)
    await page.getByText('Влезли сте като Иван Петров.').waitFor()
    await page.getByRole('link', { name: 'Към таблото' }).click()
    await page.waitForURL((url) => url.pathname.startsWith(`/b/${boardId}`))
  }
})

test('AC48: what an app’s browser must be told is in sight on a phone, on every way in', async () => {
  const view =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148'
  const { page } = await Person.openAs(browser, server, view)
  const code = await chair.roomCode(boardId)
  for (const way of [`/j/${code}`, '/j']) {
    await page.goto(server.url + way)
    const last = way === '/j' ? 'Шестцифрен код' : 'Вашето име'
    await page.getByLabel(last).waitFor()
    const notice = page.getByRole('note').filter({ hasText: 'обикновен браузър' })
    await notice.waitFor()
    expect((await notice.boundingBox())?.y).toBeGreaterThanOrEqual(0)
  }
  await page.goto(await invite(asId('ngo-21')))
  await page.getByLabel('Вашето име').waitFor()
  const notice = page.getByRole('note').filter({ hasText: 'обикновен браузър' })
  expect((await notice.boundingBox())?.y).toBeGreaterThanOrEqual(0)
})
