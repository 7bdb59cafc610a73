import { actions } from '@sedyanka/shared/actions/actions.ts'
import { needs, readNeeds } from '@sedyanka/shared/help/needs.ts'
import { offers, readOffers } from '@sedyanka/shared/help/offers.ts'
import { reports } from '@sedyanka/shared/actions/reports.ts'
import type { ActionId, PersonId } from '@sedyanka/shared/ids.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { savedLabel } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import type { Visitor } from '../support/visitor.ts'

let browser: Browser
let server: TestServer
let chair: Person
let member: Person
let board: string
/** Programs that speak with the session of a member, and of the facilitator: they write what no form would take. */
let program: Visitor
let doc: Y.Doc
let action: { id: ActionId; title: string }

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  const boardId = await chair.setUpWithSample('Мария Георгиева')
  board = `${server.url}/b/${boardId}`
  member = await Person.open(browser, server)
  await member.joinByCode(await chair.roomCode(asId(boardId)), 'Община Казанлък', 'Иван Петров')
  program = await member.visitor()
  ;({ doc } = program.openBoard(asId(boardId)))
  await until(() => readNeeds(doc).length > 0, 'the program has the board')
  const me = await program.ask<{ person: { id: PersonId } }>('GET', '/me')
  const [own] = actions.all(doc).filter(({ responsibleOrgId, status }) => {
    return responsibleOrgId === 'inst-mun-kazanlak' && status !== 'done'
  })
  action = { id: asId(own?.id ?? ''), title: own?.title ?? '' }
  reports.create(doc, {
    id: asId('told'),
    actionId: action.id,
    orgId: asId('inst-mun-kazanlak'),
    createdBy: me.person.id,
    createdAt: Date.now(),
    status: 'blocked',
    text: 'Чакаме отговор от Иван Колев, тел. 0888 123 456.',
    deletedAt: null,
  })
  actions.set(doc, action.id, {
    status: 'blocked',
    blockedReason: 'Чакаме отговор от Иван Колев, тел. 0888 123 456.',
  })
}, 90_000)
afterAll(async () => {
  program.leave()
  await browser.close()
  await server.stop()
  expect([...chair.complaints, ...member.complaints]).toEqual([])
})

const told = (page: Page) => page.locator('details').filter({ hasText: 'на лични данни' })
const bars = (page: Page, words: string) =>
  page.locator('[data-marked-bar]').filter({ hasText: words })

test('PD6, PD7: a facilitator is told of a report with personal data in it, is led there, and takes it out of another organisation’s words', async () => {
  const { page } = chair
  await page.goto(`${board}/actions?show=all`)
  await told(page).getByText('2 места приличат на лични данни').click()
  await told(page).getByText('Иван Колев, 0888 123 456').waitFor()
  await told(page)
    .getByRole('button', { name: `Виж: ${action.title}` })
    .click()
  const card = page.locator(`#action-${action.id}`)
  await card.locator('[aria-expanded="true"]').and(page.locator(':focus')).waitFor()
  // The reason is told by the report: one bar for both.
  await bars(page, '0888 123 456').first().waitFor()
  expect(await bars(page, '0888 123 456').count()).toBe(1)
  await bars(page, '0888 123 456').getByRole('button', { name: 'Премахни отбелязаното' }).click()
  await bars(page, '0888 123 456').waitFor({ state: 'detached' })
  await told(page).waitFor({ state: 'detached' })
  await expect.poll(() => savedLabel(page).textContent()).toContain('Записано')
  await until(
    () => reports.read(doc, asId('told'))?.text === 'Чакаме отговор от.',
    'it is out of the report',
  )
  expect(actions.read(doc, action.id)?.blockedReason).toBe('Чакаме отговор от.')
  expect(actions.read(doc, action.id)?.status).toBe('blocked')
})

test('PD6: a reason that no report tells and a title are told of, and cleaned in the opened action item', async () => {
  const { page } = chair
  actions.set(doc, action.id, { blockedReason: 'Ключът е у Стоян Колев' })
  await until(
    async () => (await told(page).count()) === 1,
    'the page looks at what others write',
    10_000,
  )
  await bars(page, 'Стоян Колев').getByRole('button', { name: 'Премахни отбелязаното' }).click()
  await until(() => actions.read(doc, action.id)?.blockedReason === 'Ключът е у', 'it is out')
  await told(page).waitFor({ state: 'detached' })
})

test('PD6: nobody else is told, and their own words stay theirs', async () => {
  const { page } = member
  actions.set(doc, action.id, { blockedReason: 'Ключът е у Стоян Колев' })
  await page.goto(`${board}/actions`)
  await page.locator(`#action-${action.id}`).getByText('Ключът е у Стоян Колев').waitFor()
  expect(await told(page).count()).toBe(0)
  actions.set(doc, action.id, { blockedReason: null })
})

test('PD6: needs and offers tell it too, on a phone in the sheet of the chosen one', async () => {
  const { page } = chair
  const [need] = readNeeds(doc).filter(({ orgId }) => orgId === 'inst-mun-kazanlak')
  const [offer] = readOffers(doc).filter(({ orgId }) => orgId === 'inst-mun-kazanlak')
  const own = [need, offer].filter((row) => row !== undefined)
  expect(own.length).toBeGreaterThan(0)
  if (need) needs.set(doc, need.id, { note: 'Да се търси Мария Колева, 0888 123 456' })
  if (offer) offers.set(doc, offer.id, { conditions: 'Ключът е у Стоян Колев' })
  for (const [size, row] of [
    [{ width: 1440, height: 900 }, need],
    [{ width: 390, height: 844 }, offer],
  ] as const) {
    if (!row) continue
    await page.setViewportSize(size)
    await page.goto(`${board}/needs`)
    await told(page).locator('summary').click()
    await told(page)
      .getByRole('button', { name: `Виж: ${row.title}` })
      .click()
    const bar = bars(page, 'Колев')
    await bar.getByRole('button', { name: 'Премахни отбелязаното' }).click()
    await bar.waitFor({ state: 'detached' })
  }
  await until(
    () =>
      (!need || needs.read(doc, need.id)?.note === 'Да се търси') &&
      (!offer || offers.read(doc, offer.id)?.conditions === 'Ключът е у'),
    'both are clean',
  )
  await told(page).waitFor({ state: 'detached' })
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('PD6: the names of places are looked at while they are typed', async () => {
  const { page } = chair
  await page.goto(`${board}/settings`)
  const places = page.getByLabel('Общини', { exact: true })
  const before = await places.inputValue()
  await places.fill(`${before}\nЗаселище 0888 123 456`)
  await bars(page, '0888 123 456').getByRole('button', { name: 'Премахни отбелязаното' }).click()
  await expect.poll(() => places.inputValue()).toBe(`${before}\nЗаселище`)
})
