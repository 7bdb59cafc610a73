import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { notesOf, savedLabel, startMeeting } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let member: Person
let address: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  const board = await chair.setUpWithSample('Мария Георгиева')
  address = await chair.newMeeting()
  member = await Person.open(browser, server, 'phone')
  await member.joinByCode(await chair.roomCode(asId(board)), 'Община Казанлък', 'Иван Петров')
  await member.page.goto(address)
  await startMeeting(chair.page)
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  expect([...chair.complaints, ...member.complaints]).toEqual([])
})

test('PD3, PD4: a phone’s notes show what looks like personal data and take it out whole', async () => {
  const { page } = member
  await notesOf(page).click()
  await page.keyboard.type('Легла за трима, ул. „Розова“ 5, до петък. Звънете на 0888 123 456')
  const marked = page.locator('#notes .found-words')
  await expect.poll(() => marked.allTextContents()).toEqual(['ул. „Розова“ 5', '0888 123 456'])
  const bar = page.locator('[data-marked-bar]').filter({ hasText: '0888 123 456' })
  await bar.getByText('ул. „Розова“ 5').waitFor()
  await bar.getByRole('button', { name: 'Премахни отбелязаното' }).click()
  await expect.poll(() => notesOf(page).innerText()).toBe('Легла за трима, до петък. Звънете на')
  await bar.waitFor({ state: 'detached' })
  await expect.poll(() => savedLabel(page).textContent()).toContain('Записано')
  await expect
    .poll(() => notesOf(chair.page).innerText())
    .toBe('Легла за трима, до петък. Звънете на')
})

test('PD3: the quick line, a proposal and a decision show it, and what is no personal data is said so', async () => {
  const { page } = member
  const bar = (words: string) => page.locator('[data-marked-bar]').filter({ hasText: words })
  await page.getByRole('combobox', { name: /Нова задача/ }).fill('Обади се на Олена Шевченко')
  await bar('Олена Шевченко').getByRole('button', { name: 'Това не са лични данни' }).click()
  await bar('Олена Шевченко').waitFor({ state: 'detached' })
  await page.getByRole('combobox', { name: /Нова задача/ }).fill('')
  await chair.page.getByRole('button', { name: 'Ново решение' }).click()
  await chair.page.keyboard.type('Настанява семейство Ковальчук в Казанлък')
  const atDecision = chair.page.locator('[data-marked-bar]').filter({ hasText: 'Ковальчук' })
  await atDecision.getByRole('button', { name: 'Премахни отбелязаното' }).click()
  await expect
    .poll(() => chair.page.getByRole('textbox', { name: 'Проект на решение' }).inputValue())
    .toBe('Настанява в Казанлък')
  await atDecision.waitFor({ state: 'detached' })
})

test('PD5: the check before the end names what is left and leads there; the minutes tell it above the paper', async () => {
  const { page } = chair
  await notesOf(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' 0898 765 432')
  await page.locator('#notes .found-words').getByText('0898 765 432').waitFor()
  await page.locator('li[data-id]').nth(3).getByRole('button').first().click()
  await page.getByRole('banner').getByRole('button', { name: 'Приключи срещата' }).click()
  const dialog = page.getByRole('dialog', { name: 'Приключване на срещата' })
  const check = dialog.locator('section').filter({ hasText: 'прилича на лични данни' })
  await check.getByText('0898 765 432').waitFor()
  await check.getByRole('button', { name: /^Виж: Точка 1 · Бележки/ }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.locator('#notes .found-words').getByText('0898 765 432').waitFor()
  await expect.poll(() => savedLabel(page).textContent()).toContain('Записано')
  await page.goto(`${address}/minutes`)
  await page.getByText('1 място прилича на лични данни').click()
  await page.getByText('Прегледайте ги, преди да изпратите протокола.').waitFor()
  await page.locator('details').getByText('0898 765 432').waitFor()
  await member.page.goto(`${address}/minutes`)
  await member.page.getByText('0898 765 432').first().waitFor()
  expect(await member.page.getByText('прилича на лични данни').count()).toBe(0)
})
