import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { startMeeting } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

let browser: Browser
let server: TestServer
let chair: Person
let member: Person
let board: BoardId
let address: string

const dialog = (page: Page) => page.getByRole('dialog')
const row = (page: Page, title: string) => page.locator('li[data-id]').filter({ hasText: title })
const goTo = async (title: string) => {
  const item = row(chair.page, title)
  await item.hover()
  await item.getByRole('button', { name: /^Още действия/ }).click()
  await chair.page.getByRole('menuitem', { name: 'Започни тази точка' }).click()
}

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  board = asId(await chair.setUpWithSample('Мария Георгиева'))
  address = await chair.newMeeting()
  member = await Person.open(browser, server, 'phone')
  await member.joinByCode(await chair.roomCode(board), 'Община Казанлък', 'Иван Петров')
  await member.page.goto(address)
  await startMeeting(chair.page)
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  expect([...chair.complaints, ...member.complaints]).toEqual([])
})

test('ME51: a review shows last report, number and what blocks; what is finished there stays in its place', async () => {
  await goTo('Преглед на задачите')
  const review = chair.page.getByRole('region', { name: 'Отворени от предишни срещи' })
  await review
    .getByText(/ЗД-\d+-\d+/)
    .first()
    .waitFor()
  await review.getByText('Блокирана').first().waitFor()
  const cards = review.getByRole('listitem').filter({ has: chair.page.getByRole('checkbox') })
  const titles = () =>
    cards.getByRole('checkbox').evaluateAll((all) => all.map((one) => one.ariaLabel))
  const before = await titles()
  await cards.nth(1).getByRole('radio', { name: 'Изпълнена' }).check({ force: true })
  await until(
    async () => (await cards.nth(1).getByRole('checkbox').getAttribute('aria-checked')) === 'true',
    'it is done',
  )
  expect(await titles()).toEqual(before)
  await review.getByText(/1\sизпълнена/).waitFor()
  expect(chair.page.url()).toBe(address)
})

test('ME52: a round on needs is held beside the item: the most urgent first, opened and pledged without leaving', async () => {
  await goTo('Потребности и предлагана помощ')
  await chair.page.getByRole('button', { name: /^\d+\sпотребности$/ }).click()
  const panel = chair.page.getByRole('tabpanel', { name: 'Нужди' })
  await panel.getByText(/непокрити потребности/).waitFor()
  const urgent = panel.getByRole('region', { name: 'Потребности' }).getByRole('listitem')
  await urgent.first().getByText('спешно').waitFor()
  await urgent.first().getByRole('button').click()
  await dialog(chair.page).getByText('Остава непокрито').waitFor()
  await chair.page.keyboard.press('Escape')
  expect(chair.page.url()).toBe(address)

  const { page } = member
  await page.getByRole('button', { name: 'Нужди' }).click()
  await page.getByRole('region', { name: 'Потребности' }).getByRole('button').first().click()
  await dialog(page).getByText('Можем да покрием').first().waitFor()
  await page.keyboard.press('Escape')
  await goTo('Приемане на дневния ред')
  await page.getByRole('button', { name: 'Нужди' }).waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'Приемане на дневния ред' }).waitFor()
})

test('ME54: the paper list is gone through once by digits; rows keep their places there and among the people', async () => {
  const { page } = chair
  const names = async () => {
    const items = page.getByRole('region', { name: /^Институции/ }).getByRole('listitem')
    // What lies behind a dialog is hidden from roles until a moment after it is gone.
    await items.first().waitFor()
    return items.allInnerTexts()
  }
  const order = async () => (await names()).map((text) => text.split('\n')[0])
  await page.getByRole('tab', { name: /^Участници/ }).click()
  const before = await order()
  await page.getByRole('button', { name: 'Отбележи по списък' }).click()
  const rows = dialog(page).locator('li[data-organisation]')
  await rows.first().getByRole('radio').first().focus()
  for (const digit of ['1', '4', '2', '3', '1']) await page.keyboard.press(digit)
  const marked = (index: number) => rows.nth(index).getByRole('radio', { checked: true })
  for (const [index, name] of ['Зала', 'Отсъства', 'Онлайн', 'Извинена', 'Зала'].entries())
    expect(await marked(index).getAttribute('value')).toBe(
      { Зала: 'inPerson', Отсъства: 'absent', Онлайн: 'online', Извинена: 'excused' }[name],
    )
  await dialog(page)
    .getByText(/Присъстват 3 от 46 организации/)
    .waitFor()
  await dialog(page)
    .getByText(/41 неотбелязани/)
    .waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('1')
  await dialog(page)
    .getByText(/40 неотбелязани/)
    .waitFor()
  expect(await marked(5).count()).toBe(0)
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  expect(await order()).toEqual(before)
})

test('ME56: whose turn it is, and who is next, is seen on every page of the board, with the way to the speakers', async () => {
  const { page } = member
  await page.getByRole('button', { name: 'Изказвания' }).click()
  await page.getByRole('button', { name: 'Искам думата' }).click()
  await page.getByRole('button', { name: 'Точка', exact: true }).click()
  await page.locator('[data-turn="next"]').getByText('Следващото изказване е Ваше.').waitFor()
  await page.goto(`${server.url}/b/${board}/needs`)
  await page.locator('[data-turn="next"]').waitFor()
  await chair.page.getByRole('button', { name: 'Дай думата на следващия' }).first().click()
  await page.locator('[data-turn="now"]').getByText('Ваш ред е.').waitFor()
  expect(await page.locator('[data-turn]').evaluate((one) => one.parentElement?.role)).toBe(
    'status',
  )
  await page.getByRole('link', { name: 'Към изказванията' }).click()
  await page.getByRole('button', { name: 'Край на изказването' }).first().click()
  await page.locator('[data-turn]').waitFor({ state: 'detached' })
})

test('ME55: who was given the lead is told, and everybody when the item that was on is removed', async () => {
  await chair.makeFacilitator(board, 'Иван Петров')
  await member.page.getByText(/Ролята Ви вече е/).waitFor()
  await until(async () => {
    await chair.page.getByRole('banner').getByRole('button', { name: 'Още действия' }).click()
    const hand = chair.page.getByRole('menuitem', { name: 'Предай воденето на Община Казанлък' })
    const isThere = (await hand.count()) > 0
    if (isThere) await hand.click()
    else await chair.page.keyboard.press('Escape')
    return isThere
  }, 'the other facilitator is here')
  await member.page.getByText('Предадоха Ви воденето. Вече водите срещата.').waitFor()

  await member.page.getByRole('button', { name: 'Дневен ред' }).click()
  await row(member.page, 'Приемане на дневния ред')
    .getByRole('button', { name: /^Още действия/ })
    .click()
  await member.page.getByRole('menuitem', { name: 'Премахни точката' }).click()
  await chair.page
    .getByText(
      /Община Казанлък: премахната е точката „Приемане на дневния ред“.* Срещата продължава с/,
    )
    .waitFor()
})

test('ME57: the details that were opened from the check before the end lead back to it', async () => {
  const { page } = chair
  await page.getByRole('button', { name: 'Приключи срещата' }).click()
  await dialog(page).getByRole('button', { name: 'Данни за срещата' }).click()
  await dialog(page).getByLabel('Заглавие на срещата').waitFor()
  await dialog(page).getByRole('button', { name: 'Отказ' }).click()
  await dialog(page).getByRole('heading', { name: 'Приключване на срещата' }).waitFor()
  await dialog(page).getByRole('button', { name: 'Отказ' }).click()
  await dialog(page).waitFor({ state: 'detached' })
})

test('ME59: the form of a new item and what the keyboard goes back to stand above the bar; a dragged row scrolls the list', async () => {
  const { page } = chair
  await page.setViewportSize({ width: 1280, height: 560 })
  const bar = page.getByRole('button', { name: 'Следваща', exact: true })
  const isAbove = async (what: ReturnType<Page['getByLabel']>) => {
    const [one, two] = [await what.boundingBox(), await bar.boundingBox()]
    return one !== null && two !== null && one.y + one.height <= two.y
  }
  await page.getByRole('button', { name: '+ Добави точка' }).click()
  const send = page.getByRole('button', { name: 'Добави', exact: true })
  await until(() => isAbove(send), 'the whole form is in sight')
  await page.keyboard.press('Escape')
  const opener = page.getByRole('button', { name: '+ Добави точка' })
  await until(() => opener.evaluate((one) => one === document.activeElement), 'the focus is back')
  await until(() => isAbove(opener), 'it is in sight')

  const list = page.locator('nav#agenda')
  await row(page, 'Откриване').scrollIntoViewIfNeeded()
  await list.evaluate((one) => one.scrollTo(0, one.scrollHeight))
  const last = page.locator('li[data-id]').last()
  await last.hover()
  const handle = last.getByRole('button', { name: /^Премести/ })
  const box = await handle.boundingBox()
  const frame = await list.boundingBox()
  await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5)
  await page.mouse.down()
  await page.mouse.move((box?.x ?? 0) + 5, (frame?.y ?? 0) + 6, { steps: 6 })
  await until(() => list.evaluate((one) => one.scrollTop === 0), 'the list has scrolled to its top')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('BO36: an action item that is done stays done when it is given to another organisation in the meeting', async () => {
  const { page } = chair
  await page.getByLabel(/^Нова задача/).fill('Списък на свободните легла @РЗИ')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  const task = page
    .locator('[data-action]')
    .filter({ has: page.getByLabel('Отбележи като изпълнена') })
  const mark = task.last().getByRole('checkbox')
  await mark.check({ force: true })
  await until(async () => mark.isChecked(), 'it is done')
  await task
    .last()
    .getByRole('button', { name: /^Отговорник/ })
    .click()
  const search = page.getByPlaceholder('Търсене на организация')
  await until(
    () => search.evaluate((field) => field === document.activeElement),
    'the search has the focus',
  )
  await page.keyboard.type('Гурково')
  await page.keyboard.press('Enter')
  await task
    .last()
    .getByRole('button', { name: /Гурково/ })
    .waitFor()
  expect(await mark.isChecked()).toBe(true)
})
