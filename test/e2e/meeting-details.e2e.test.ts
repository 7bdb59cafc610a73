import { addDays, dayAt } from '@sedyanka/shared/i18n/calendar.ts'
import { formatDate } from '@sedyanka/shared/i18n/format.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { findFaults } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { startMeeting } from '../support/meeting-page.ts'

let browser: Browser
let server: TestServer
let chair: Person
let member: Person
let boardId: BoardId
let address: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  ;[chair, member] = await Promise.all([
    Person.open(browser, server),
    Person.open(browser, server, 'phone'),
  ])
  boardId = asId(await chair.setUpWithSample('Мария Георгиева'))
  await member.joinByCode(await chair.roomCode(boardId), 'Община Казанлък', 'Иван Петров')
  address = await chair.newMeeting()
}, 120_000)

afterAll(async () => {
  expect([...chair.complaints, ...member.complaints]).toEqual([])
  await browser.close()
  await server.stop()
})

const dialog = (page: Page) => page.getByRole('dialog')
const openDetails = (page: Page) =>
  page.getByRole('button', { name: 'Данни за срещата', exact: true }).click()
const openFromMenu = async (page: Page, entry: string) => {
  await page.getByRole('button', { name: 'Още действия', exact: true }).click()
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
}
const save = async (page: Page) => {
  await dialog(page).getByRole('button', { name: 'Запази' }).click()
  await dialog(page).waitFor({ state: 'detached' })
}
const choose = async (page: Page, role: string, organisation: string) => {
  await dialog(page)
    .getByRole('button', { name: new RegExp(`^${role}`) })
    .click()
  await page.getByRole('combobox', { name: 'Търсене на организация' }).fill(organisation)
  expect(await brokenRules(page)).toEqual([])
  await page.getByRole('option', { name: organisation }).first().click()
  await dialog(page)
    .getByRole('button', { name: `${role}: ${organisation}` })
    .waitFor()
}
/** The rules of WCAG 2.2 A and AA that the page breaks as it stands. */
const brokenRules = (page: Page) =>
  findFaults(page, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
const group = (page: Page, name: string) => dialog(page).getByRole('group', { name })

test('ME24: facilitators change what is said about a meeting; two of them at once both win', async () => {
  const { page } = chair
  const other = await chair.context.newPage()
  await other.goto(address)
  await openFromMenu(other, 'Данни за срещата')
  await dialog(other).getByLabel('Място').first().fill('Пленарна зала')

  await page.bringToFront()
  await openDetails(page)
  const sheet = dialog(page)
  await sheet.getByLabel('Заглавие на срещата').fill(' ')
  await sheet.getByLabel('Краен час').fill('08:00')
  await sheet.getByRole('button', { name: 'Запази' }).click()
  await sheet.getByText('Попълнете това поле.').waitFor()
  await sheet.getByText('Краят трябва да е след началото.').waitFor()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')))
    .toBe('true')
  expect(await brokenRules(page)).toEqual([])
  await sheet.getByLabel('Заглавие на срещата').fill('Среща за зимата')
  await sheet.getByLabel('Начален час').first().fill('10:00')
  await sheet.getByLabel('Краен час').fill('12:15')
  await choose(page, 'Председателстващ', 'Община Опан')
  await choose(page, 'Протоколчик', 'Община Гурково')
  await sheet.getByLabel('Кворум').fill('24')
  const day = await sheet.getByLabel('Дата').first().inputValue()
  await group(page, 'Следваща среща').getByLabel('Дата').fill(addDays(day, 14))
  await save(page)
  await page.getByText('Среща за зимата').first().waitFor()

  // The other one still has the old title in front of them when they save the place.
  await other.bringToFront()
  await save(other)
  await other.getByText('Среща за зимата').first().waitFor()
  await other.close()
  await page
    .getByText(/Пленарна зала/)
    .first()
    .waitFor()
  await openDetails(page)
  await dialog(page).getByRole('button', { name: 'Председателстващ: Община Опан' }).waitFor()
  expect(await sheet.getByLabel('Кворум').inputValue()).toBe('24')
  expect(await group(page, 'Следваща среща').getByLabel('Начален час').inputValue()).toBe('10:00')
  await sheet.getByRole('button', { name: 'Отказ' }).click()

  await page.goto(`${server.url}/b/${boardId}/meetings`)
  await page.getByRole('link', { name: 'Среща за зимата' }).waitFor()
  await page.getByText('Пленарна зала').first().waitFor()
  await page.goto(address)
})

test('ME25: members propose until the cut-off; afterwards they are told, and keep what they were writing', async () => {
  const { page } = chair
  const phone = member.page
  await phone.goto(address)
  await phone.getByRole('button', { name: 'Дневен ред' }).click()
  const propose = phone.getByRole('button', { name: '+ Предложи точка' })
  await propose.waitFor()
  expect(await phone.getByText(/^Предложения до/).count()).toBe(0)

  await openDetails(page)
  const meetingDay = await dialog(page).getByLabel('Дата').first().inputValue()
  const until = dialog(page).getByLabel('Предложения за дневния ред до')
  await until.fill(addDays(meetingDay, 1))
  await dialog(page).getByRole('button', { name: 'Запази' }).click()
  await dialog(page).getByText('Срокът трябва да е преди началото на срещата.').waitFor()
  await until.fill(addDays(meetingDay, -2))
  await save(page)

  await phone.getByText(/^Предложения до .+, 17:00\sч\.$/).waitFor()
  await propose.click()
  await phone.getByLabel('Тема на точката').fill('Одеяла')
  await phone.keyboard.press('Enter')
  await phone
    .getByText(/^Одеяла/)
    .first()
    .waitFor()
  await page
    .getByText(/^Одеяла/)
    .first()
    .waitFor()
  // A member's form closes with the proposal.
  await propose.click()
  await phone.getByLabel('Тема на точката').fill('Закъсняла точка')

  await openDetails(page)
  await until.fill(addDays(dayAt(Date.now()), -1))
  await save(page)
  await phone.getByText(/^Срокът за предложения изтече/).waitFor()
  const late = phone.getByRole('button', { name: 'Предложи точка' })
  expect(await late.getAttribute('aria-description')).toContain('Помолете водещия')
  await phone.getByLabel('Тема на точката').press('Enter')
  expect(await phone.getByLabel('Тема на точката').inputValue()).toBe('Закъсняла точка')
  await phone.getByRole('button', { name: 'Отказ' }).click()
  await late.waitFor({ state: 'detached' })
  expect(await propose.count()).toBe(0)

  await page.getByText(/^Предложенията приключиха: .+, 17:00\sч\.$/).waitFor()
  await page.getByRole('button', { name: '+ Добави точка' }).click()
  await page.getByLabel('Тема на точката').first().fill('Точка на водещия')
  await page.keyboard.press('Enter')
  await page.locator('li[data-id]').filter({ hasText: 'Точка на водещия' }).waitFor()
  await phone.locator('li[data-id]').filter({ hasText: 'Точка на водещия' }).waitFor()
  expect(await phone.getByText('Закъсняла точка').count()).toBe(0)
})

test('ME24: the minutes say who chaired, who kept them, the quorum and the next meeting', async () => {
  const { page } = chair
  await openDetails(page)
  const day = await group(page, 'Следваща среща').getByLabel('Дата').inputValue()
  await dialog(page).getByRole('button', { name: 'Отказ' }).click()
  await startMeeting(page)
  await page.getByRole('button', { name: 'Приключи срещата' }).first().click()
  await dialog(page)
    .getByRole('button', { name: /^Приключи/ })
    .click()
  await page.getByRole('link', { name: 'Протокол', exact: true }).first().click()
  const paper = page.locator('main')
  await paper
    .getByText(/открита и ръководена от: Община Опан/)
    .first()
    .waitFor()
  await paper
    .getByText(/Протоколчик.*Гурково/)
    .first()
    .waitFor()
  await paper
    .getByText(/необходими: 24/)
    .first()
    .waitFor()
  await paper
    .getByText(new RegExp(`Следващата среща.*${formatDate(day, 'bg').slice(0, 10)}`))
    .first()
    .waitFor()
})

test('ME24: a meeting is called off after a question, and opened again for a reason', async () => {
  const { page } = chair
  await page.goto(`${server.url}/b/${boardId}`)
  const planned = await chair.newMeeting()
  await member.page.goto(planned)
  await openDetails(page)
  await dialog(page).getByRole('button', { name: 'Отмени срещата' }).click()
  await dialog(page)
    .getByText(/Да се отмени ли срещата\?/)
    .waitFor()
  await dialog(page).getByRole('button', { name: 'Отмени срещата' }).click()
  const notice = /^Срещата е отменена и в нея/
  await page.getByText(notice).waitFor()
  await member.page.getByText(notice).waitFor()
  await page.goto(`${server.url}/b/${boardId}/meetings`)
  await page.getByText('Отменена', { exact: true }).waitFor()
  await page.goto(planned)
  await openFromMenu(page, 'Отвори срещата отново')
  await dialog(page)
    .getByLabel(/Причина/)
    .fill('Отменена по погрешка')
  await dialog(page).getByRole('button', { name: 'Отвори срещата отново' }).click()
  await page.getByText('Срещата още не е започнала.').waitFor()
  await member.page.getByText('Срещата още не е започнала.').waitFor()
})
