import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { startMeeting } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let member: Person
let board: BoardId
let address: string

const dialog = (page: Page) => page.getByRole('dialog', { name: 'История на промените' })
const changes = (page: Page) => dialog(page).getByRole('listitem')
const sample = 'Първо седмично подаване'

const openAction = async (page: Page) => {
  await page.goto(`${server.url}/b/${board}/actions`)
  const card = page.getByRole('listitem').filter({ hasText: sample })
  await card.getByRole('button', { name: sample }).click()
  return card
}

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  board = asId(await chair.setUpWithSample('Мария Георгиева'))
  address = await chair.newMeeting()
  member = await Person.open(browser, server, 'phone')
  await member.joinByCode(await chair.roomCode(board), 'Община Гурково', 'Иван Петров')
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  expect([...chair.complaints, ...member.complaints]).toEqual([])
})

test('CH19: an action item tells who changed what, to facilitators and members', async () => {
  const card = await openAction(member.page)
  await card.getByRole('radio', { name: 'В изпълнение' }).check({ force: true })
  await card.getByRole('button', { name: 'Запази' }).click()
  const own = await openAction(chair.page)
  await own.getByRole('radio', { name: 'В изпълнение', checked: true }).waitFor()
  await own.getByRole('button', { name: 'История' }).click()
  await changes(chair.page).filter({ hasText: 'Иван Петров' }).first().waitFor()
  const [first] = await changes(chair.page).allInnerTexts()
  expect(first).toMatch(/Иван Петров/)
  expect(first).toMatch(/Община Гурково · Промяна/)
  expect(first?.replace(/\s+/g, ' ')).toMatch(/Състояние Приета → В изпълнение/)
  await chair.page.keyboard.press('Escape')

  await card.getByRole('button', { name: 'История' }).click()
  await changes(member.page).filter({ hasText: 'Иван Петров' }).first().waitFor()
  expect(
    await dialog(member.page)
      .getByRole('button', { name: /Заличи/ })
      .count(),
  ).toBe(0)
  await member.page.keyboard.press('Escape')
})

test('CH20: former values are erased after a question, and the history says so', async () => {
  const { page } = chair
  const own = await openAction(page)
  await own.getByRole('button', { name: 'История' }).click()
  await dialog(page).getByText('В изпълнение').waitFor()
  await dialog(page).getByRole('button', { name: 'Заличи старите стойности' }).click()
  await dialog(page).getByRole('button', { name: 'Отказ' }).click()
  await dialog(page).getByText('В изпълнение').waitFor()
  await dialog(page).getByRole('button', { name: 'Заличи старите стойности' }).click()
  await dialog(page)
    .getByText(/завинаги/)
    .waitFor()
  await dialog(page).getByRole('button', { name: 'Заличи старите стойности' }).click()
  await dialog(page)
    .getByText(
      /Областна администрация · Старите стойности са заличени|Старите стойности са заличени/,
    )
    .first()
    .waitFor()
  await dialog(page).getByText('В изпълнение').waitFor({ state: 'detached' })
  await dialog(page).getByText('заличено').first().waitFor()
  await page.keyboard.press('Escape')
})

test('CH19: agenda items, decisions and needs have theirs in their menu; a row from before says what will be seen', async () => {
  const { page } = chair
  await page.goto(address)
  await startMeeting(page)
  const item = page.locator('li[data-id]').filter({ hasText: 'Откриване' })
  await item.hover()
  await item.getByRole('button', { name: /^Още действия/ }).click()
  await page.getByRole('menuitem', { name: 'История' }).click()
  await dialog(page).getByText('Състояние').first().waitFor()
  await page.keyboard.press('Escape')

  await page.goto(`${server.url}/b/${board}/needs`)
  await page.getByRole('region', { name: 'Потребности' }).getByRole('button').first().click()
  await page.getByRole('button', { name: 'Още действия' }).last().click()
  await page.getByRole('menuitem', { name: 'История' }).click()
  await dialog(page).getByText('Още няма промени').waitFor()
  await page.keyboard.press('Escape')
})
