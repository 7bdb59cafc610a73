import type { BoardId } from '@sedyanka/shared/ids.ts'
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
let board: string
let code: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  boardId = asId(await chair.setUpWithSample('Мария Георгиева'))
  board = `${server.url}/b/${boardId}`
  code = await chair.roomCode(boardId)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const holdsFocus = (element: Element) => element.contains(document.activeElement)
const isFocused = (element: Element) => element === document.activeElement
const menuOf = (page: Page, name: string) =>
  page.getByRole('button', { name: `Още действия: ${name}` })
const choose = async (page: Page, name: string, entry: string) => {
  await menuOf(page, name).click()
  await page.getByRole('menuitem', { name: entry }).click()
  await page.getByRole('dialog').waitFor()
}

test('AC36, PA13: one comes in by the keyboard alone', async () => {
  const { page, complaints } = await Person.open(browser, server)
  await page.goto(`${server.url}/j`)
  const digits = page.getByLabel('Шестцифрен код')
  await expect.poll(() => digits.evaluate(isFocused)).toBe(true)
  await page.keyboard.type(code)
  // The sixth digit goes on, and the keyboard with it.
  const search = page.getByRole('searchbox', { name: 'Вашата организация' })
  await expect.poll(() => search.evaluate(isFocused)).toBe(true)
  await page.keyboard.type('чирпан')
  await page.keyboard.press('Enter')
  const name = page.getByLabel('Вашето име')
  await expect.poll(() => name.evaluate(isFocused)).toBe(true)
  await page.keyboard.type('Ваня Колева')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${board}`)
  await page.getByText('Записано').waitFor()
  // The form is gone: the keyboard goes on from the page's content.
  await expect.poll(() => page.locator('main').evaluate(isFocused)).toBe(true)
  expect(complaints).toEqual([])
})

test('AC36, PA14: a wrong code says what to do, and the device proposes the last seat again', async () => {
  const person = await Person.open(browser, server, 'phone')
  const { page } = person
  await page.goto(`${server.url}/j`)
  await page.getByLabel('Шестцифрен код').fill(code === '000000' ? '000001' : '000000')
  await page.getByText('Този код не важи').waitFor()
  await person.joinByHand(code, 'Община Гурково', 'Петър Динев')
  await page.goto(`${server.url}/j/${code}`)
  await page.getByText('Вече сте тук като Петър Динев').waitFor()
  await page.getByRole('button', { name: 'Друго име или организация' }).click()
  await page.getByText('Влезли сте като Петър Динев').waitFor()
  expect(await page.getByLabel('Вашето име').inputValue()).toBe('Петър Динев')
  await page.getByText('Община Гурково').waitFor()
})

test('PA11: the focus goes into a dialog and comes back to the button it came from', async () => {
  const { page } = chair
  await page.goto(`${board}/people`)
  // A code is in force: the button of a new one asks first.
  const opener = page.getByRole('button', { name: 'Нов код' })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await expect.poll(() => dialog.evaluate(holdsFocus)).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => opener.evaluate(isFocused)).toBe(true)

  await page.getByRole('tab', { name: 'Покани' }).focus()
  await page.keyboard.press('ArrowRight')
  const menu = menuOf(page, 'Мария Георгиева')
  await menu.focus()
  await page.keyboard.press('Enter')
  const entry = page.getByRole('menuitem', { name: 'Смени ролята' })
  await entry.waitFor()
  await expect.poll(() => entry.evaluate(isFocused)).toBe(true)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByLabel('Роля').evaluate(isFocused)).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => menu.evaluate(isFocused)).toBe(true)
})

test('PA10, PA12: who lost the right meanwhile finds the refused edit in the tray; who is removed is told', async () => {
  const member = await Person.open(browser, server, 'phone')
  await member.joinByCode(code, 'Община Казанлък', 'Стоян Илиев')
  await member.page.goto(`${board}/actions`)
  const box = member.page.getByRole('checkbox', { name: /Осигуряване на зала/ })
  await box.waitFor()
  await member.context.setOffline(true)
  await box.click()
  await member.page.getByText('Само на това устройство').waitFor()
  await member.page.getByText('Без връзка').waitFor()

  const { page } = chair
  await page.goto(`${board}/people?tab=people`)
  await choose(page, 'Стоян Илиев', 'Смени ролята')
  await page.getByLabel('Организация', { exact: true }).selectOption({ label: 'Община Гурково' })
  await page.getByRole('button', { name: 'Запази' }).click()
  await page.getByText('Стоян Илиев вече е').waitFor()

  await member.context.setOffline(false)
  const tray = member.page.getByRole('button', { name: /не бяха приети|не беше приета/ })
  await tray.click()
  const entries = member.page.getByRole('dialog').getByRole('listitem')
  await entries.filter({ hasText: 'Осигуряване на зала' }).first().waitFor()
  expect(await entries.first().innerText()).toContain('Записът е на друга организация')
  await member.page.getByRole('button', { name: 'Изчисти списъка' }).click()
  await tray.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: /души, / }).click()
  await page.getByRole('dialog').getByText('Община Гурково').waitFor()
  await page.keyboard.press('Escape')
  await choose(page, 'Стоян Илиев', 'Прекрати достъпа')
  await page.getByRole('dialog').getByRole('button', { name: 'Прекрати достъпа' }).click()
  await member.page.getByText('Достъпът Ви до таблото е прекратен').waitFor()
})
