import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { notesOf, savedLabel, startMeeting, typeNotes } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let member: Person
let board: BoardId
let address: string

const row = (page: Page, title: string) => page.locator('li[data-id]').filter({ hasText: title })
const heading = (page: Page) => page.locator('#item-title').locator('textarea, span').first()
const titleOf = (page: Page): Promise<string | null> =>
  heading(page).evaluate((element) =>
    element instanceof HTMLTextAreaElement ? element.value : element.textContent,
  )
const openEnd = async (page: Page) => {
  await page.getByRole('banner').getByRole('button', { name: 'Приключи срещата' }).click()
  return page.getByRole('dialog', { name: 'Приключване на срещата' })
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
  await notesOf(chair.page).waitFor()
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  expect([...chair.complaints, ...member.complaints]).toEqual([])
})

test('ME35: whoever adopts a draft while the meeting is being closed is asked the same as on its card', async () => {
  const { page } = chair
  await page.getByRole('button', { name: 'Ново решение' }).click()
  await page.keyboard.type('Приоритет имат семействата.')
  await page.getByRole('button', { name: 'Подложи на гласуване' }).click()
  const dialog = await openEnd(page)
  const adopt = dialog.getByRole('button', { name: 'Отбележи като прието' })
  await adopt.click()
  const question = page.getByRole('dialog', { name: 'Да се отбележи ли решението като прието?' })
  await question.getByText('„За“ (0) не надвишава „против“ (0).').waitFor()
  await question.getByRole('button', { name: 'Отказ' }).click()
  await adopt.click()
  await question.getByRole('button', { name: 'Отбележи като прието' }).click()
  await page.getByText('Решението е прието.').waitFor()
  await adopt.waitFor({ state: 'detached' })
  await dialog.getByRole('button', { name: 'Отказ' }).click()
  await page.getByText(/^Решение №\s\d+\.1$/).waitFor()
})

test('ME36: what was removed with text in it is named before the end, and leads to the item', async () => {
  const { page } = chair
  const titles = page.locator('li[data-id] button > span:nth-child(2)')
  const title = (await titles.last().textContent()) ?? ''
  await row(page, title).getByRole('button').first().click()
  await expect.poll(() => titleOf(page)).toBe(title)
  await typeNotes(page, 'Тук вече е написано нещо.')
  await row(page, title).hover()
  await row(page, title)
    .getByRole('button', { name: /^Още действия/ })
    .click()
  await page.getByRole('menuitem', { name: 'Премахни точката' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Премахни точката' }).click()
  await row(page, title).waitFor({ state: 'detached' })

  let dialog = await openEnd(page)
  await dialog.getByText('Премахнато и извън протокола: 1 точка').click()
  await dialog.getByRole('button', { name: `${title} бележки` }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => titleOf(page)).toBe(title)
  await page.getByText(/Точката е премахната от/).waitFor()

  dialog = await openEnd(page)
  await dialog.getByText('Премахнато и извън протокола').click()
  await dialog.getByRole('button', { name: `Възстанови: ${title}` }).click()
  await dialog.getByText('Премахнато и извън протокола').waitFor({ state: 'detached' })
  await dialog.getByRole('button', { name: 'Отказ' }).click()
  await row(page, title).waitFor()
})

test('ME34: after a meeting was opened again, everybody is at the item at which it ended, also after a reload', async () => {
  const { page } = chair
  await page.getByRole('button', { name: 'Следваща', exact: true }).click()
  const current = page.locator('li[data-id]').filter({ has: page.locator('[aria-current="step"]') })
  const title = (await current.locator('button > span:nth-child(2)').textContent()) ?? ''
  await expect.poll(() => titleOf(member.page)).toBe(title)
  const dialog = await openEnd(page)
  await dialog.getByRole('button', { name: 'Приключи въпреки това' }).click()
  await member.page
    .getByText(/Срещата е закрита/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Още действия', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Отвори срещата отново' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Пропуснато решение')
  await page.getByRole('dialog').getByRole('button', { name: 'Отвори срещата отново' }).click()
  await current.getByText(title).waitFor()
  await member.page.reload()
  await expect.poll(() => titleOf(member.page)).toBe(title)
  await member.page.getByRole('button', { name: 'Дневен ред' }).click()
  await member.page.locator('li[data-id] [aria-current="step"]').getByText(title).waitFor()
})

test('ME38: what is left for the rest to be marked absent goes when it would mark nobody', async () => {
  const { page } = chair
  const rest = page.getByRole('button', { name: 'Отбележи останалите като отсъстващи' })
  await page.getByRole('button', { name: /^Потвърди/ }).click()
  await rest.click()
  await rest.waitFor({ state: 'detached' })
  const dialog = await openEnd(page)
  // The chair and the minute-taker of the sample are one organisation, which is left to be marked by name.
  await dialog.getByText('1 организация без отбелязано присъствие').waitFor()
  await dialog.getByRole('button', { name: 'Отказ' }).click()
})

test('MI22: a sheet that is printed a fortnight before the meeting says where to come in, without a code that will be over', async () => {
  const { page } = chair
  await page.goto(`${server.url}/b/${board}`)
  const later = await chair.newMeeting()
  await page.goto(`${later}/sign-in`)
  await page.getByText(/^Отворете .+ и въведете кода от екрана в залата/).waitFor()
  expect(await page.locator('main').innerText()).not.toMatch(/\d{3} \d{3}/)
  await page.goto(`${address}/sign-in`)
  await page.getByText(/Кодът важи до/).waitFor()
})

test('PA26: the page of somebody who was removed says so, and no longer that it saves', async () => {
  const members = `${server.url}/api/boards/${board}/members`
  const listed = (await (await chair.page.request.get(members)).json()) as {
    id: string
    name: string
  }[]
  const id = listed.find(({ name }) => name === 'Иван Петров')?.id
  await savedLabel(member.page).getByText('Записано').waitFor()
  const answer = await chair.page.request.delete(`${members}/${id}`, {
    headers: { origin: server.url },
  })
  expect(answer.ok()).toBe(true)
  await member.page.getByText('Достъпът Ви до таблото е прекратен').first().waitFor()
  await savedLabel(member.page).waitFor({ state: 'detached' })
})
