import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let board: string
let code: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  const boardId = await chair.setUpWithSample('Мария Георгиева')
  board = `${server.url}/b/${boardId}`
  code = await chair.roomCode(asId(boardId))
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const join = async (organisation: string, screen: 'desktop' | 'phone' = 'desktop') => {
  const person = await Person.open(browser, server, screen)
  await person.joinByCode(code, organisation, `Човек от ${organisation}`)
  return person
}
/** The chosen need or offer, beside the lists. */
const panel = (page: Page) => page.getByRole('complementary')
const undo = (page: Page) => page.getByRole('button', { name: 'Отмени', exact: true }).last()
const card = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ hasText: title }).first()
const isFocused = (element: Element) => element === document.activeElement

test('BO3, BO7, BO8: pledges of several organisations add up on everybody’s screen, and nobody is interrupted', async () => {
  const maglizh = await join('Община Мъглиж')
  const kazanlak = await join('Община Казанлък')
  const people = [chair, maglizh, kazanlak]
  for (const { page } of people) await page.goto(`${board}/needs?need=need-04`)
  for (const { page } of people) await panel(page).getByText('16 + 8 от 24 легла').waitFor()

  // The stock is Kazanlak's, so only Kazanlak (and the facilitator) may say yes to it.
  const confirm = (page: Page) =>
    panel(page).getByRole('button', { name: 'Потвърди съответствието' })
  expect(await confirm(maglizh.page).count()).toBe(0)
  const quantity = panel(maglizh.page).getByRole('textbox', { name: 'Можем да покрием' })
  await quantity.fill('4')
  await confirm(kazanlak.page).click()
  await panel(chair.page).getByText('покрита · 24 легла').waitFor()
  await undo(kazanlak.page).click()
  await panel(chair.page).getByText('16 + 8 от 24 легла').waitFor()

  // The form was gone while nothing was lacking; what is typed into it now survives others' pledges.
  await quantity.fill('4')
  await panel(kazanlak.page).getByRole('textbox', { name: 'Можем да покрием' }).fill('2,5')
  await panel(kazanlak.page).getByRole('button', { name: 'Запиши' }).click()
  await panel(maglizh.page).getByText('18,5 + 8 от 24 легла').waitFor()
  expect(await quantity.inputValue()).toBe('4')
  expect(await quantity.evaluate(isFocused)).toBe(true)
  await quantity.press('Enter')
  await panel(kazanlak.page).getByText('22,5 + 8 от 24 легла').waitFor()

  await confirm(kazanlak.page).click()
  for (const { page } of people)
    await panel(page).getByText('Обещано е повече от необходимото (+6,5 легла)').waitFor()
  for (const { complaints } of people) expect(complaints).toEqual([])
})

test('BO11: a need is a draft on one device until it is saved, and personal data never leave it', async () => {
  const rzi = await join('Регионална здравна инспекция')
  for (const { page } of [chair, rzi]) await page.goto(`${board}/needs`)
  const { page } = rzi
  await page.getByRole('button', { name: 'Потребност', exact: true }).click()
  const what = page.getByLabel('От какво има нужда?')
  const save = page.getByRole('button', { name: 'Запази' })
  await what.fill('Печки на дърва, тел. 0888 123 456')
  await page.getByText('Прилича на телефонен номер.').waitFor()
  expect(await save.getAttribute('aria-disabled')).toBe('true')
  await page.getByRole('button', { name: 'Премахни отбелязаното' }).click()
  await what.fill('Печки на дърва')
  await save.click()
  await page.getByText('Напишете количество, по-голямо от нула.').waitFor()

  // Closed by mistake: nothing of it is lost, and nothing of it was sent.
  await page.keyboard.press('Escape')
  await undo(page).click()
  expect(await what.inputValue()).toBe('Печки на дърва')
  expect(await chair.page.getByText('Печки на дърва').count()).toBe(0)
  await page.getByLabel('Необходимо количество').fill('12')
  await save.click()
  await chair.page.getByRole('button', { name: 'Печки на дърва' }).waitFor()
  expect(rzi.complaints).toEqual([])
})

test('BO9, BO10: a focal point reports from a phone without signal, and is not thrown out by others’ changes', async () => {
  const kazanlak = await join('Община Казанлък', 'phone')
  const title = 'Осигуряване на зала'
  for (const { page } of [chair, kazanlak]) {
    await page.goto(`${board}/actions`)
    await page.getByRole('button', { name: title }).click()
  }
  const { page } = kazanlak
  const report = page.getByLabel('Какво пречи?')
  await report.fill('Заповедта')
  const due = card(chair.page, title).getByLabel('Срок')
  await due.fill('2020-01-31')
  await due.dispatchEvent('change')
  await card(page, title)
    .getByText(/просрочена/)
    .waitFor()
  expect(await report.inputValue()).toBe('Заповедта')
  expect(await report.evaluate(isFocused)).toBe(true)

  await kazanlak.context.setOffline(true)
  await report.fill('Заповедта е подписана')
  await page.locator('form label').filter({ hasText: 'В изпълнение' }).click()
  await page.getByRole('button', { name: 'Запази' }).click()
  await card(page, title).getByText('още не е изпратено').waitFor()
  await page.getByText('Промените Ви се пазят на това устройство').waitFor()
  expect(await chair.page.getByText('Заповедта е подписана').count()).toBe(0)
  await kazanlak.context.setOffline(false)
  await card(chair.page, title).getByText('Заповедта е подписана').waitFor()
  await card(page, title).getByText('още не е изпратено').waitFor({ state: 'detached' })
  expect(kazanlak.complaints).toEqual([])
})

test('BO9: an action item given to an organisation waits until that organisation accepts it', async () => {
  const rzi = await join('Регионална здравна инспекция')
  await rzi.page.goto(`${board}/actions`)
  await chair.page.goto(`${board}/actions?show=all`)
  await chair.page.getByRole('button', { name: 'Раздаване на наличните' }).click()
  const chairs = card(chair.page, 'Раздаване на наличните')
  await chairs.getByLabel('Отговорник').selectOption({ label: 'РЗИ' })
  const ours = card(rzi.page, 'Раздаване на наличните')
  await ours.getByRole('button', { name: 'Приеми задачата' }).click()
  await ours.getByRole('radio', { name: 'Приета' }).waitFor()
  await chairs.getByText('РЗИ').first().waitFor()
  await chairs.getByRole('button', { name: 'Приеми задачата' }).waitFor({ state: 'detached' })
})
