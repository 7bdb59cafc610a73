import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { startMeeting } from '../support/meeting-page.ts'

let browser: Browser
let server: TestServer
let chair: Person
let member: Person
let phone: Person
let address: string

const notes = (page: Page) => page.getByRole('textbox', { name: 'Бележки по точката' })
const heading = (page: Page) => page.locator('#item-title')
const shows = (page: Page, title: string) => async () =>
  (await heading(page)
    .locator('textarea, span')
    .first()
    .evaluate((element) =>
      element instanceof HTMLTextAreaElement ? element.value : element.textContent,
    )) === title
const agenda = (page: Page) => page.locator('li[data-id]')
const titlesOf = (page: Page) =>
  agenda(page).locator('button > span:nth-child(2)').allTextContents()

const addItems = async (page: Page, titles: readonly string[]) => {
  await page.getByRole('button', { name: '+ Добави точка' }).click()
  for (const title of titles) {
    await page.getByLabel('Тема на точката').first().fill(title)
    await page.keyboard.press('Enter')
    await agenda(page).filter({ hasText: title }).waitFor()
  }
  await page.keyboard.press('Escape')
}

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  const boardId = await chair.setUpWithSample('Мария Георгиева')
  const { page } = chair
  await page.getByRole('link', { name: 'Срещи' }).first().click()
  await page.getByRole('button', { name: 'Нова среща' }).click()
  await page.getByLabel('Попълни постоянните точки').uncheck()
  await page.getByRole('button', { name: 'Насрочи среща' }).click()
  await page.waitForURL(/\/m\/[^/]+$/)
  address = page.url()
  const code = await chair.roomCode(asId(boardId))
  member = await Person.open(browser, server)
  await member.joinByCode(code, 'Община Казанлък', 'Иван Петров')
  phone = await Person.open(browser, server, 'phone')
  await phone.joinByCode(code, 'Мрежа за устен превод', 'Олена')
  await addItems(page, ['Откриване', 'Настаняване', 'Лекари', 'Разни'])
  for (const person of [member, phone]) await person.page.goto(address)
  await startMeeting(page)
  for (const person of [chair, member, phone])
    await until(shows(person.page, 'Откриване'), 'the first item')
}, 120_000)

afterAll(async () => {
  await browser.close()
  await server.stop()
})

test('ME12, ME13: whoever writes stays in the item when the meeting goes on, and when it is removed', async () => {
  await notes(member.page).click()
  await member.page.keyboard.type('Пиша')
  await chair.page.getByRole('button', { name: 'Следваща', exact: true }).click()
  await until(shows(phone.page, 'Настаняване'), 'the phone follows')
  await member.page.getByText('Сега се обсъжда 2. Настаняване').waitFor()
  await member.page.keyboard.type(' още')
  await until(
    async () => (await notes(member.page).innerText()).includes('Пиша още'),
    'the words go on',
  )
  expect(await shows(member.page, 'Откриване')()).toBe(true)
  await member.page.getByRole('button', { name: 'Към текущата точка' }).click()
  await until(shows(member.page, 'Настаняване'), 'back at the current item')

  await notes(member.page).click()
  await member.page.keyboard.type('Важно')
  const row = agenda(chair.page).filter({ hasText: 'Настаняване' })
  await row.hover()
  await row.getByRole('button', { name: /^Още действия/ }).click()
  await chair.page.getByRole('menuitem', { name: 'Премахни точката' }).click()
  await chair.page.getByRole('dialog').getByText('В нея има: бележки.').waitFor()
  await chair.page.getByRole('button', { name: 'Премахни точката' }).click()
  await member.page.getByText(/Точката е премахната от/).waitFor()
  await member.page.keyboard.type(' и още нещо')
  await chair.page.getByRole('button', { name: 'Възстанови' }).first().click()
  await member.page.getByText(/Точката е премахната от/).waitFor({ state: 'detached' })
  expect(await notes(member.page).innerText()).toContain('Важно и още нещо')
  await agenda(chair.page).filter({ hasText: 'Настаняване' }).waitFor()
  await member.page.getByRole('button', { name: 'Към текущата точка' }).click()
})

test('ME14, ME17: one organisation, one vote; all see it come in, the wall too, and the number at the end', async () => {
  const wall = await chair.context.newPage()
  await wall.setViewportSize({ width: 1440, height: 810 })
  await wall.goto(`${address}/screen`)
  await chair.page.getByRole('button', { name: 'Ново решение' }).click()
  await chair.page.keyboard.type('Приоритет имат семействата с ученици.')
  await wall.getByText('Включете се:').waitFor()
  // A draft is nobody's decision: it is not for the wall.
  expect(await wall.getByText('Приоритет имат').count()).toBe(0)
  await chair.page.getByRole('button', { name: 'Подложи на гласуване' }).click()
  await wall.getByText('Приоритет имат').waitFor()
  await member.page.getByRole('button', { name: 'За', exact: true }).click()
  await phone.page.getByRole('button', { name: 'Против', exact: true }).click()
  for (const page of [chair.page, member.page, phone.page, wall]) {
    await page.getByText('За 1').first().waitFor()
    await page.getByText('Против 1').first().waitFor()
  }
  await member.page.getByRole('button', { name: 'Въздържал се' }).click()
  await wall.getByText('За 0').waitFor()
  await chair.page.getByRole('button', { name: 'Прието', exact: true }).click()
  await chair.page.getByText('„За“ (0) не надвишава „против“ (1).').waitFor()
  await chair.page.getByRole('button', { name: 'Отбележи като прието' }).last().click()
  for (const page of [member.page, phone.page, wall])
    await page.getByText(/Решение №\s12\.1/).waitFor()
  expect(await member.page.getByRole('button', { name: 'За', exact: true }).count()).toBe(0)
  await wall.close()
})

test('ME15: keys by their place, not while typing; an item moves with the keyboard and keeps the focus', async () => {
  const { page } = chair
  const press = (code: string, key: string) =>
    page.evaluate(
      (pressed) =>
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { ...pressed, bubbles: true, cancelable: true }),
        ),
      { code, key },
    )
  await press('KeyT', 'т')
  const quick = page.getByRole('combobox', { name: /Нова задача/ })
  await until(
    () => quick.evaluate((element) => element === document.activeElement),
    'the quick line has the keyboard',
  )
  await page.keyboard.type('Списък на местата @Община Казанлък до петък n')
  const before = await heading(page).locator('textarea').inputValue()
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  await member.page.getByRole('button', { name: 'Приеми', exact: true }).click()
  expect(await heading(page).locator('textarea').inputValue()).toBe(before)

  const last = agenda(page).filter({ hasText: 'Разни' })
  await last.getByRole('button').first().focus()
  await page.keyboard.press('Alt+ArrowUp')
  await until(async () => (await titlesOf(page)).at(-1) !== 'Разни', 'it moved up')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Разни')
  await page.keyboard.press('ControlOrMeta+z')
  await until(async () => (await titlesOf(page)).at(-1) === 'Разни', 'undo takes it back')

  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await press('KeyN', 'н')
  await until(async () => !(await shows(phone.page, before)()), 'the meeting went on')
  for (const person of [chair, member, phone]) expect(person.complaints).toEqual([])
})
