import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let member: Person
let boardId: BoardId
let board: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  boardId = asId(await chair.setUpWithSample('Мария Георгиева'))
  board = `${server.url}/b/${boardId}`
  member = await Person.open(browser, server, 'phone')
  await member.joinByHand(await chair.roomCode(boardId), 'Община Казанлък', 'Иван Петров')
  for (const { context } of [chair, member])
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** What somebody copied last. */
const copied = (person: Person) => person.page.evaluate(() => navigator.clipboard.readText())
const copyFrom = async (person: Person, menu: string | RegExp): Promise<string> => {
  await person.page.getByRole('button', { name: menu }).first().click()
  await person.page.getByRole('menuitem', { name: 'Копирай връзката' }).click()
  await person.page.getByText('Връзката е копирана').waitFor()
  return copied(person)
}
const isInView = (person: Person, selector: string) =>
  person.page.locator(selector).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > 0 && top < innerHeight
  })

test('BO20, BO21: the link to an agenda item leads to it, and the chosen one stands in the address', async () => {
  await chair.newMeeting()
  const { page } = chair
  const rows = page.locator('li[data-id]')
  await rows.nth(3).waitFor()
  const title = (await rows.nth(3).locator('button > span:nth-child(2)').textContent()) ?? ''
  await rows.nth(3).locator('button').first().click()
  await expect.poll(() => page.url()).toMatch(/\?item=[^&]+$/)
  const address = page.url()
  await rows.nth(3).hover()
  const link = await copyFrom(chair, `Още действия: ${title}`)
  expect(link).toBe(address)
  await page.reload()
  await expect.poll(() => page.locator('#item-title textarea').inputValue()).toBe(title)
  await member.page.goto(link)
  await member.page.locator('#item-title').getByText(title).waitFor()
  // Somebody may remove it meanwhile: its page says so in words.
  await rows.nth(3).hover()
  await page.getByRole('button', { name: `Още действия: ${title}` }).click()
  await page.getByRole('menuitem', { name: 'Премахни точката' }).click()
  await member.page.reload()
  await member.page.getByRole('status').getByText('премахна', { exact: false }).waitFor()
  await member.page.goto(link.replace(/item=.*/, 'item=nothing-like-it'))
  await member.page.getByText('На този адрес няма нищо', { exact: false }).waitFor()
})

test('BO20, BO21: the link to a decision scrolls to it', async () => {
  const { page } = chair
  await page.goto(`${board}/meetings`)
  await page.getByRole('link', { name: /№\s11/ }).first().click()
  await page.waitForURL(/\/m\/[^/?]+/)
  const withDecision = page.locator('li[data-id]')
  await withDecision.first().waitFor()
  for (let at = 0; at < (await withDecision.count()); at++) {
    await withDecision.nth(at).locator('button').first().click()
    await page.locator('#item-title').waitFor()
    const found = page.getByRole('button', { name: 'Още действия: Решение' })
    if (await found.first().isVisible()) break
  }
  const link = await copyFrom(chair, 'Още действия: Решение')
  expect(link).toMatch(/\?item=[^&]+&decision=[^&]+$/)
  await member.page.goto(link)
  await member.page.locator('[data-sought]').waitFor()
  await expect.poll(() => isInView(member, '[data-sought]')).toBe(true)
  await member.page.goto(link.replace(/decision=.*/, 'decision=nothing-like-it'))
  await member.page.getByText('На този адрес няма нищо', { exact: false }).waitFor()
})

test('BO20, BO21, BO22: the link to an action item opens it; a removed one is said and listed, and comes back', async () => {
  const { page } = chair
  await page.goto(`${board}/actions?show=all`)
  const card = page.locator('li[id^="action-"]').last()
  await card.waitFor()
  const title = (await card.getByRole('button', { expanded: false }).first().textContent()) ?? ''
  await card.getByRole('button', { name: title }).click()
  await expect.poll(() => page.url()).toMatch(/open=/)
  await card.getByRole('button', { name: 'Копирай връзката' }).click()
  await page.getByText('Връзката е копирана').waitFor()
  const link = await copied(chair)
  await member.page.goto(link)
  const opened = member.page.getByRole('button', { name: title, expanded: true })
  await opened.waitFor()
  await expect.poll(() => isInView(member, 'li[data-open]')).toBe(true)
  await card.getByRole('button', { name: 'Премахни задачата' }).click()
  await member.page.getByText(`Премахнато: ${title}`).waitFor()
  await page.reload()
  await page.getByText(`Премахнато: ${title}`).waitFor()
  await page.getByText('Премахнати (1)').click()
  await page.getByRole('button', { name: `Възстанови: ${title}` }).click()
  await opened.waitFor()
  await page.getByText('Премахнати (1)').waitFor({ state: 'detached' })
})

for (const kind of ['need', 'offer'] as const)
  test(`BO20, BO21, BO22: the link to ${kind === 'need' ? 'a need' : 'an offer'} leads to it; a removed one is said and listed, and comes back`, async () => {
    const { page } = chair
    await page.goto(`${board}/needs`)
    const column = page.getByRole('region', {
      name: kind === 'need' ? 'Потребности' : 'Предлагана помощ',
    })
    const card = column.locator('li').last()
    const title = (await card.locator('button').first().textContent()) ?? ''
    await card.locator('button').first().click()
    await expect.poll(() => page.url()).toContain(`${kind}=`)
    const link = await copyFrom(chair, 'Още действия')
    await member.page.goto(link)
    await member.page.getByRole('dialog', { name: title }).waitFor()
    await page.getByRole('complementary').getByRole('button', { name: 'Още действия' }).click()
    await page
      .getByRole('menuitem', {
        name: kind === 'need' ? 'Премахни потребността' : 'Премахни предложението',
      })
      .click()
    await member.page.getByText(`Премахнато: ${title}`).waitFor()
    await page.getByText('Премахнати (1)').click()
    await page.getByRole('button', { name: `Възстанови: ${title}` }).click()
    await member.page.getByRole('dialog', { name: title }).waitFor()
  })

test('BO20: nobody saw an error', () => {
  for (const person of [chair, member]) expect(person.complaints).toEqual([])
})
