import type { BoardId, OrganisationId } from '@sedyanka/shared/ids.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { startMeeting } from '../support/meeting-page.ts'

let browser: Browser
let server: TestServer
let chair: Person
let second: Person
let board: BoardId
let address: string

/** Makes somebody who has come in a facilitator for their organisation, as the page of people does. */
const makeFacilitator = async (name: string): Promise<void> => {
  const members = `${server.url}/api/boards/${board}/members`
  const listed = (await (await chair.page.request.get(members)).json()) as {
    id: string
    name: string
    organisationId: OrganisationId
  }[]
  const member = listed.find((one) => one.name === name)
  const answer = await chair.page.request.patch(`${members}/${member?.id}`, {
    headers: { origin: server.url },
    data: { role: 'facilitator', organisationId: member?.organisationId },
  })
  expect(answer.status()).toBeLessThan(300)
}
const chooseInMenu = async (page: Page, entry: string) => {
  await page.getByRole('banner').getByRole('button', { name: 'Още действия' }).click()
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
}

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  board = asId(await chair.setUpWithSample('Мария Георгиева'))
  address = await chair.newMeeting()
  second = await Person.open(browser, server, 'phone')
  await second.joinByCode(await chair.roomCode(board), 'Община Казанлък', 'Иван Петров')
  await makeFacilitator('Иван Петров')
  await second.page.goto(address)
  await startMeeting(chair.page)
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

test('ME22: the meeting is handed over to another facilitator who is here, and everybody is told', async () => {
  await chooseInMenu(chair.page, 'Предай воденето на Община Казанлък')
  await chair.page.getByText('Води: Община Казанлък').waitFor()
  await second.page.getByRole('button', { name: 'Дневен ред' }).click()
  await second.page.getByText('Води: Община Казанлък').waitFor()
  await second.page.getByRole('button', { name: 'Следваща', exact: true }).click()
})

test('PA20: what others did is said once, in a summary, and one does not hear oneself', async () => {
  const news = (person: Person) => person.page.locator('#meeting-news')
  const quick = chair.page.getByRole('combobox', { name: /Нова задача/ })
  for (const task of ['Списък на местата', 'График за превод']) {
    await quick.fill(task)
    await quick.press('Enter')
  }
  await expect.poll(() => news(second).textContent()).toMatch(/нов[аи] задач/)
  expect(await news(chair).textContent()).not.toMatch(/нов[аи] задач/)
})

test('ME21: a limit for statements is chosen among the speakers and stands beside the time, on the wall too', async () => {
  const { page } = second
  await page.getByRole('button', { name: 'Изказвания' }).click()
  await page.getByLabel('Време за изказване').selectOption('2')
  await page.getByRole('button', { name: 'Искам думата' }).click()
  await chair.page.getByRole('button', { name: 'Дай думата на следващия' }).first().click()
  await page.getByText(/\d:\d\d \/ 2:00/).waitFor()
  await chair.page
    .getByText(/До 2\sмин на изказване/)
    .first()
    .waitFor()
  await chair.page.goto(`${address}/screen`)
  await chair.page.getByText(/\d:\d\d \/ 2:00/).waitFor()
  for (const person of [chair, second]) expect(person.complaints).toEqual([])
})
