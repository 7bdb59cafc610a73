import { closeMeeting } from '@sedyanka/shared/meeting/flow.ts'
import { meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { notesOf, savedLabel, startMeeting } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'

let browser: Browser
let server: TestServer
let chair: Person
let member: Person
let board: string
let address: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  board = await chair.setUpWithSample('Мария Георгиева')
  address = await chair.newMeeting()
  member = await Person.open(browser, server, 'phone')
  await member.joinByCode(await chair.roomCode(board), 'Община Казанлък', 'Иван Петров')
  await startMeeting(chair.page)
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  expect([...chair.complaints, ...member.complaints]).toEqual([])
})

const boxOf = async (page: Page, selector: string) =>
  (await page.locator(selector).boundingBox()) ?? { y: 0, height: 0 }
const page = () => member.page

test('R591: another organisation is told in words, and what is open stays', async () => {
  await page().goto(`${server.url}/b/${board}/needs`)
  const members = `${server.url}/api/boards/${board}/members`
  const headers = { origin: server.url }
  const listed = (await (await chair.page.request.get(members, { headers })).json()) as {
    id: string
    name: string
  }[]
  const id = listed.find(({ name }) => name === 'Иван Петров')?.id
  const change = (organisationId: string) =>
    chair.page.request.patch(`${members}/${id}`, {
      headers,
      data: { role: 'member', organisationId },
    })
  await page().getByRole('heading', { name: 'Потребности и помощ' }).waitFor()
  const own = await page().evaluate(() => document.title)
  await change('inst-rzi')
  await page().getByText('Вече представлявате РЗИ.').waitFor()
  expect(await page().evaluate(() => document.title)).toBe(own)
  await change('inst-mun-kazanlak')
  await page().getByText('Вече представлявате Община Казанлък.').waitFor()
})

test('R593: a report begins with the status as it is, and its example fits what is asked', async () => {
  await page().goto(`${server.url}/b/${board}/actions`)
  const card = page()
    .locator('li[id^="action-"]')
    .filter({ has: page().getByRole('radio', { name: 'Отворена', checked: true }) })
    .first()
  await card.getByRole('button', { expanded: false }).first().click()
  const form = page()
    .locator('form')
    .filter({ has: page().getByRole('button', { name: 'Запази' }) })
    .first()
  expect(await form.getByRole('radio', { checked: true }).getAttribute('value')).toBe('accepted')
  expect(await form.getByRole('textbox').getAttribute('placeholder')).toBe(
    'Едно изречение: какво е направено',
  )
  await form.getByRole('radio', { name: 'Блокирана' }).check({ force: true })
  expect(await form.getByRole('textbox').getAttribute('placeholder')).toBe(
    'Едно изречение: какво спира работата',
  )
})

test('R596: what is sent with something missing leads to the field, and a button that is off answers why', async () => {
  const form = page()
    .locator('form')
    .filter({ has: page().getByRole('button', { name: 'Запази' }) })
    .first()
  await form.getByRole('button', { name: 'Запази' }).click()
  await until(
    () => form.getByRole('textbox').evaluate((one) => one === document.activeElement),
    'the focus is in the field that is missing',
  )
  await form.getByRole('textbox').fill('Обадете се на 0888 123 456.')
  const why = form.getByText('Прилича на лични данни').or(form.locator('[data-why]')).first()
  await why.waitFor()
  await page().evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await form.getByRole('button', { name: 'Запази' }).click()
  await until(
    () => page().evaluate(() => document.activeElement?.matches('[data-why]') === true),
    'the reason is gone to',
  )
  await form.getByRole('textbox').fill('')
})

test('R595: a notice appears away from where one has just worked', async () => {
  const form = page()
    .locator('form')
    .filter({ has: page().getByRole('button', { name: 'Запази' }) })
    .first()
  await form.getByRole('textbox').fill('Обещаха ключа за петък.')
  const save = form.getByRole('button', { name: 'Запази' })
  await save.evaluate((one) => one.scrollIntoView({ block: 'end' }))
  await page().mouse.wheel(0, 0)
  const at = await save.boundingBox()
  await save.click()
  const notice = page().locator('[data-side]')
  await notice.getByText('Състоянието е обновено').or(notice.locator('span')).first().waitFor()
  const side = await notice.getAttribute('data-side')
  expect(side).toBe((at?.y ?? 0) > 422 ? 'top' : 'bottom')
})

test('R594: a tap on the bottom bar is seen at once, before its page has come', async () => {
  let letGo: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  await page().goto(`${server.url}/b/${board}`)
  await page().route(/NeedsPage/, async (route) => {
    await gate
    await route.continue()
  })
  const needs = page().getByRole('link', { name: 'Потребности' }).last()
  await needs.click()
  await page().locator('[data-bottom-nav] [data-pending]').waitFor()
  letGo()
  await page().getByRole('heading', { name: 'Потребности и помощ' }).waitFor()
  expect(await page().locator('[data-pending]').count()).toBe(0)
  await page().unroute(/NeedsPage/)
})

test('R597: how much room a field has left is said before it is full', async () => {
  await page().goto(address)
  await page().getByRole('button', { name: 'Дневен ред' }).click()
  await page().getByRole('button', { name: '+ Предложи точка' }).click()
  const title = page().getByLabel('Тема на точката').first()
  const most = Number(await title.getAttribute('maxlength'))
  await title.fill('я'.repeat(most - 31))
  expect(await page().locator('[data-room-left]').count()).toBe(most / 10 >= 31 ? 1 : 0)
  await title.fill('я'.repeat(most - 5))
  await page().locator('[data-room-left]').getByText('остават 5 знака').waitFor()
  await page().getByRole('button', { name: 'Отказ' }).click()
  await page().locator('[data-room-left]').waitFor({ state: 'detached' })
})

test('R598: the bar of a lost line moves nothing under the finger that types; a tap finds the line again', async () => {
  await page().getByRole('button', { name: 'Точка', exact: true }).click()
  await notesOf(page()).click()
  await page().keyboard.type('Пиша ')
  await page().evaluate(() => window.scrollTo(0, 0))
  const before = await boxOf(page(), '#item-title')
  await member.context.setOffline(true)
  await page().getByText('Свържи се сега').waitFor()
  const after = await boxOf(page(), '#item-title')
  expect(Math.abs(after.y - before.y)).toBeLessThan(2)
  await page().keyboard.type('нататък')
  // The network is back without a word of it: no `online` event, as after a reload or a server that was away.
  await page().evaluate(() => {
    window.addEventListener('online', (event) => event.stopImmediatePropagation(), true)
  })
  await member.context.setOffline(false)
  await notesOf(page()).click()
  await page().getByText('Свържи се сега').waitFor({ state: 'detached' })
  await until(
    async () => (await savedLabel(page()).getAttribute('data-saved')) === 'saved',
    'it is saved',
  )
})

test.each([390, 320])(
  'R604: at %i pixels the header shows number, state and label whole',
  async (width) => {
    await page().setViewportSize({ width, height: 700 })
    const cut = () =>
      page().evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('header *')]
          .filter(
            (one) => one.childElementCount === 0 && one.checkVisibility() && one.textContent !== '',
          )
          .filter((one) => {
            const { right, width: wide } = one.getBoundingClientRect()
            return wide > 2 && (one.scrollWidth > one.clientWidth + 1 || right > window.innerWidth)
          })
          .filter((one) => getComputedStyle(one).display !== 'inline')
          .map((one) => one.textContent),
      )
    expect(await cut()).toEqual([])
    // The longest state that a meeting may have.
    const visitor = new Visitor(server.url)
    const cookies = await chair.context.cookies()
    visitor.cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const room = visitor.openMeeting(address.split('/').at(-1) ?? '')
    await until(() => room.synced, 'the meeting is here')
    if (readMeeting(room.doc)?.status === 'inProgress') closeMeeting(room.doc, Date.now())
    await page()
      .locator('header')
      .getByText('Закрита')
      .or(page().locator('header').getByText('Одобрен протокол'))
      .waitFor()
    meeting.set(room.doc, 'meeting', { status: 'minutesApproved' })
    await page().locator('header').getByText('Одобрен протокол').waitFor()
    visitor.leave()
    expect(await cut()).toEqual([])
    expect(
      await page()
        .locator('header')
        .getByText(/^№ \d+$/)
        .isVisible(),
    ).toBe(true)
  },
)
