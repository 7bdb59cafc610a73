import type { BoardId } from '@sedyanka/shared/ids.ts'
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
let boardId: BoardId

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  boardId = asId(await chair.setUpWithSample('Мария Георгиева'))
}, 120_000)

afterAll(async () => {
  expect(chair.complaints).toEqual([])
  await browser.close()
  await server.stop()
})

const agenda = (page: Page) => page.locator('li[data-id]')
const menu = async (page: Page, entry: string) => {
  await page.getByRole('button', { name: 'Още действия', exact: true }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

test('ME18, ME19: what a meeting postponed is offered to the next, and every line is taken in or dropped', async () => {
  const { page } = chair
  await chair.newMeeting()
  await page.getByRole('button', { name: '+ Добави точка' }).click()
  for (const title of ['Зимни обувки', 'Паркинг']) {
    await page.getByLabel('Тема на точката').first().fill(title)
    await page.keyboard.press('Enter')
    const row = agenda(page).filter({ hasText: title })
    await row.waitFor()
    await row.hover()
    await row.getByRole('button', { name: /^Още действия/ }).click()
    await page.getByRole('menuitem', { name: 'Отложи за следващата среща' }).click()
    await row.getByText('Отложена').waitFor()
  }
  await page.keyboard.press('Escape')
  await startMeeting(page)
  await page.getByRole('button', { name: 'Приключи срещата' }).first().click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Приключи/ })
    .click()
  await page
    .getByText(/Срещата е закрита/)
    .first()
    .waitFor()

  await page.goto(`${server.url}/b/${boardId}`)
  await chair.newMeeting()
  await page.getByText('2 реда за решаване').waitFor()
  await page.getByRole('button', { name: 'Какво остава от преди' }).click()
  const sheet = page.getByRole('dialog')
  // The template's review is on the agenda already.
  const line = (words: string) => sheet.locator('[data-owed]').filter({ hasText: words })
  await line('Преглед на задачите')
    .getByText(/в дневния ред: точка/)
    .waitFor()
  await line('Зимни обувки')
    .getByText(/отложена от №\s12/)
    .waitFor()
  await line('Зимни обувки').getByText('Включи').click()
  await line('Паркинг').getByText('Отпада').click()
  await line('Зимни обувки')
    .getByText(/в дневния ред: точка/)
    .waitFor()
  await sheet.getByRole('button', { name: 'Готово' }).click()
  const row = agenda(page).filter({ hasText: 'Зимни обувки' })
  await row.getByText(/отложена от №\s12/).waitFor()
  expect(await agenda(page).last().textContent()).toContain('Разни')
  expect(await agenda(page).filter({ hasText: 'Паркинг' }).count()).toBe(0)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Дневен ред' }).click()
  await page.getByRole('button', { name: 'Какво остава от преди' }).click()
  await sheet.getByText('Виж задачите по организации').click()
  await sheet.getByRole('button', { name: 'Готово' }).click()
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('MI18: the sign-in sheet has every organisation, institutions first, and how to come in', async () => {
  const { page } = chair
  await chair.roomCode(boardId)
  await page.reload()
  await menu(page, 'Отпечатай присъствен списък')
  await page.getByRole('heading', { name: 'Присъствен списък' }).waitFor()
  const rows = page.locator('tr[data-organisation]')
  await rows.nth(45).waitFor()
  expect(await rows.count()).toBe(46)
  expect(await rows.locator('td:first-child').allTextContents()).toEqual(
    Array.from({ length: 46 }, (_, index) => String(index + 1)),
  )
  // The institutions, the organisations, and then those who are no organisation of the board (MI29).
  expect(await page.locator('tbody:has(tr[data-organisation])').count()).toBe(2)
  expect(await page.locator('tbody').last().locator('tr[data-visitor]').count()).toBe(6)
  // The meeting is a fortnight away, further than any code lasts.
  await page.getByText(/^Отворете .+ и въведете кода от екрана в залата/).waitFor()
})

test('ME20: after the end an organisation accepts what it was given, and the facilitator sees what still waits', async () => {
  const { page } = chair
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${server.url}/b/${boardId}`)
  const address = await chair.newMeeting()
  await startMeeting(page)
  const quick = page.getByPlaceholder(/задача/i).first()
  for (const words of ['Списък на леглата @Община Казанлък', 'Карта на пунктовете @Община Опан']) {
    await quick.fill(words)
    await page.keyboard.press('Escape')
    await quick.press('Enter')
    await page
      .locator('[data-action]')
      .filter({ hasText: words.split('@')[1] ?? '' })
      .waitFor()
  }
  await page.getByRole('button', { name: 'Приключи срещата' }).first().click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Приключи/ })
    .click()
  const waiting = (of: Page) => of.getByRole('region', { name: /приемане|Възложени/ })
  await waiting(page).getByText('2 задачи чакат приемане').waitFor()
  const member = await Person.open(browser, server, 'phone')
  await member.joinByCode(await chair.roomCode(boardId), 'Община Казанлък', 'Иван Петров')
  await member.page.goto(address)
  const own = waiting(member.page)
  await own.getByText('Списък на леглата').waitFor()
  expect(await own.getByText('Карта на пунктовете').count()).toBe(0)
  await own.getByRole('button', { name: /^Приеми/ }).click()
  await own.waitFor({ state: 'detached' })
  await waiting(page).getByText('1 задача чака приемане').waitFor()
  expect(member.complaints).toEqual([])
  await member.context.close()
})

test('PA47: the people of a meeting do not scroll sideways, and their headings are whole', async () => {
  const { page } = chair
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${server.url}/b/${boardId}`)
  await chair.newMeeting()
  const panel = page.getByRole('group', { name: 'Участници' })
  await panel.getByRole('heading', { level: 2 }).nth(1).waitFor()
  const faults = await panel.evaluate((element) => {
    const found: string[] = []
    for (let at: Element | null = element; at; at = at.parentElement) {
      const mayScroll = /auto|scroll/.test(getComputedStyle(at).overflowX)
      if (mayScroll && at.scrollWidth > at.clientWidth) found.push(`${at.className} scrolls`)
    }
    const box = element.getBoundingClientRect()
    for (const heading of element.querySelectorAll('h2')) {
      const range = document.createRange()
      range.selectNodeContents(heading)
      const { left, right } = range.getBoundingClientRect()
      if (left < box.left || right > box.right || heading.scrollWidth > heading.clientWidth)
        found.push(`${heading.textContent} is cut`)
    }
    return found
  })
  expect(faults).toEqual([])
  expect(await panel.getByRole('listitem').count()).toBe(46)
})

test('MI21: a slip says in words when the code ends and when the link does', async () => {
  const { page } = chair
  await chair.roomCode(boardId)
  await page.addInitScript(() => (window.print = () => undefined))
  await page.goto(`${server.url}/b/${boardId}/people`)
  const row = page.getByRole('listitem').filter({ hasText: 'Община Казанлък' }).first()
  await row.getByRole('button', { name: 'Създай връзка' }).click()
  await page.getByRole('button', { name: 'Отпечатай листа с покани' }).click()
  await page.emulateMedia({ media: 'print' })
  const slip = page.locator('[data-sheet] li')
  await slip.getByText(/Кодът важи до \d.+, \d\d:\d\d/).waitFor()
  await slip.getByText(/Връзката важи до \d.+, \d\d:\d\d/).waitFor()
  await page.emulateMedia({ media: 'screen' })
})
