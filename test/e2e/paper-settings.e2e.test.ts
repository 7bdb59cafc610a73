import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { Browser } from 'playwright-core'
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

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  board = asId(await chair.setUpWithSample('Мария Георгиева'))
  member = await Person.open(browser, server, 'phone')
  await member.joinByCode(await chair.roomCode(board), 'Община Казанлък', 'Иван Петров')
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  expect([...chair.complaints, ...member.complaints]).toEqual([])
})

const places = (page: Person['page']) => page.getByLabel('Общини')

test('BO18: a facilitator gives the board its name, letterhead, basis and municipalities', async () => {
  const { page } = chair
  await page.getByRole('link', { name: 'Настройки' }).click()
  const letterhead = page.getByLabel('Заглавна част на документите', { exact: true })
  await expect.poll(() => letterhead.inputValue()).toContain('ОБЛАСТ СТАРА ЗАГОРА')
  await page.getByLabel('Име на таблото').fill('Помощ при наводнението')
  await letterhead.fill('ОБЛАСТ ХАСКОВО\nЩАБ ПО "ЗИМА"')
  await page.getByLabel('Основание за свикване').fill('Заповед № РД-01-15 / 10.01.2026 г.')
  const typed = await places(page).inputValue()
  expect(typed).toContain('Казанлък / Kazanlak / Казанлик')
  // Organisations of the sample are there.
  const lines = typed.split('\n').filter((line) => !/^(Опан|Казанлък)/.test(line))
  await places(page).fill([...lines, 'Свиленград / Svilengrad'].join('\n'))
  await page.getByRole('button', { name: 'Запази' }).click()
  await page.getByText('В списъка остават общините, които се използват: Казанлък, Опан.').waitFor()
  await page.getByRole('link', { name: 'Помощ при наводнението' }).first().waitFor()
  await page.reload()
  await expect.poll(() => places(page).inputValue()).toMatch(/Свиленград \/ Svilengrad\nКазанлък/)

  await page.goto(`${server.url}/b/${board}/needs`)
  await page.getByRole('combobox', { name: 'Община' }).selectOption({ label: 'Свиленград' })
  await page.goto(`${server.url}/?list`)
  await page.getByText('Помощ при наводнението').waitFor()
})

test('BO18: the settings are shut to members', async () => {
  const { page } = member
  await page.goto(`${server.url}/b/${board}/settings`)
  await page.getByText('Това могат само водещите').or(page.getByText(/водещ/i)).first().waitFor()
  expect(await page.getByLabel('Име на таблото').count()).toBe(0)
  await page.goto(`${server.url}/b/${board}`)
})

test('MI24, ME46, ME45: persons and names reach the minutes; the check names what is missing', async () => {
  const { page } = chair
  await page.goto(`${server.url}/b/${board}`)
  address = await chair.newMeeting()
  await startMeeting(page)
  await member.page.goto(address)
  await member.page.getByRole('button', { name: 'Хора' }).click()
  await member.page.getByText('В залата', { exact: true }).click()
  await page.getByRole('button', { name: /^Потвърди/ }).click()
  const take = page.getByRole('button', { name: /^Впиши име(то|ната) на/ })
  await take.click()
  await take.waitFor({ state: 'detached' })
  await member.page.getByRole('button', { name: 'Имена и длъжности за протокола' }).click()
  const own = member.page.getByRole('dialog')
  const field = own.getByLabel('Имена и длъжности (за протокола)')
  await expect.poll(() => field.inputValue()).toBe('Иван Петров')
  await field.fill('Иван Петров, главен експерт')
  await own.getByRole('button', { name: 'Запази' }).click()

  await page.getByRole('button', { name: 'Още действия', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Данни за срещата' }).click()
  const details = page.getByRole('dialog')
  await details
    .getByLabel('Председателстващ: име и длъжност')
    .fill('Иванка Петрова, заместник областен управител')
  await details.getByLabel('Поканени').fill('Анна Вълчева, експерт')
  await details.getByLabel('Към откриването').fill('Срещата започна с минута мълчание.')
  await details.getByRole('button', { name: /^Протоколчик:/ }).click()
  await page.getByRole('option', { name: 'не е посочено' }).click()
  await details.getByRole('button', { name: 'Запази' }).click()
  await details.waitFor({ state: 'detached' })

  await page.getByRole('banner').getByRole('button', { name: 'Приключи срещата' }).click()
  const end = page.getByRole('dialog', { name: 'Приключване на срещата' })
  await end.getByText(/Не е посочен протоколчик/).waitFor()
  await end.getByRole('button', { name: 'Приключи въпреки това' }).click()
  await page
    .getByText(/Срещата е закрита/)
    .first()
    .waitFor()
  await page.goto(`${address}/minutes`)
  const paper = page.locator('[data-paper]')
  await paper.getByText('Иванка Петрова, заместник областен управител', { exact: true }).waitFor()
  const text = await paper.innerText()
  for (const words of [
    'ОБЛАСТ ХАСКОВО',
    'ЩАБ ПО „ЗИМА“',
    'Основание за свикване: Заповед',
    'Протоколчик не е посочен.',
    'Срещата започна с минута мълчание.',
    'ПОКАНЕНИ (1).',
  ])
    expect(text).toContain(words)
  expect(text).not.toContain('Иван Петров,')
  await page.getByText('Включи имената на участниците').click()
  await paper.getByText(/Община Казанлък \(Иван Петров, главен експерт/).waitFor()
}, 120_000)

test('MI28: a correction leaves the hour of closing, on paper and in the list', async () => {
  const { page } = chair
  const before = await page.getByText(/^Срещата беше закрита в/).innerText()
  await page.goto(address)
  await page.getByRole('button', { name: 'Още действия', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Отвори срещата отново' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Грешка в името')
  await page.getByRole('dialog').getByRole('button', { name: 'Отвори срещата отново' }).click()
  await page.getByRole('banner').getByRole('button', { name: 'Приключи срещата' }).click()
  const end = page.getByRole('dialog', { name: 'Приключване на срещата' })
  await end.getByText(/^Както беше: /).waitFor()
  await end.getByRole('button', { name: /^Приключи/ }).click()
  await page
    .getByText(/Срещата е закрита/)
    .first()
    .waitFor()
  await page.goto(`${address}/minutes`)
  expect(await page.getByText(/^Срещата беше закрита в/).innerText()).toBe(before)
  const hour = /\d\d:\d\d/.exec(before)?.[0] ?? ''
  await page.goto(`${server.url}/b/${board}/meetings`)
  await page
    .locator('li')
    .filter({ hasText: '№ 12' })
    .getByText(new RegExp(`– ${hour}`))
    .waitFor()
})

test('MI29: the sign-in sheet has rows for guests, expected and not', async () => {
  const { page } = chair
  await page.goto(`${address}/sign-in`)
  await page.getByText('Гости и наблюдатели').waitFor()
  await page.getByText('Анна Вълчева, експерт').waitFor()
  expect(await page.locator('[data-visitor]').count()).toBe(7)
})
