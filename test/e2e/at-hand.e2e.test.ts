import type { BoardId, OrganisationId } from '@sedyanka/shared/ids.ts'
import { closeMeeting } from '@sedyanka/shared/meeting/ending.ts'
import { meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { by, done } from '../support/commands.ts'
import { notesOf, savedLabel, startMeeting } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

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

test('PA35: another organisation is told in words, and what is open stays', async () => {
  await page().goto(`${server.url}/b/${board}/needs`)
  const members = `${server.url}/api/boards/${board}/members`
  const headers = { origin: server.url }
  const listed = (await (await chair.page.request.get(members, { headers })).json()) as {
    id: string
    name: string
  }[]
  const id = listed.find(({ name }) => name === 'Иван Петров')?.id
  const change = (organisationId: OrganisationId) =>
    chair.page.request.patch(`${members}/${id}`, {
      headers,
      data: { role: 'member', organisationId },
    })
  await page().getByRole('heading', { name: 'Потребности и помощ' }).waitFor()
  const own = await page().evaluate(() => document.title)
  await change(asId('inst-rzi'))
  await page().getByText('Вече представлявате РЗИ.').waitFor()
  expect(await page().evaluate(() => document.title)).toBe(own)
  await change(asId('inst-mun-kazanlak'))
  await page().getByText('Вече представлявате Община Казанлък.').waitFor()
})

/** The form of the opened action item. */
const reportOf = (on: Page) =>
  on
    .locator('form')
    .filter({ has: on.getByRole('button', { name: 'Запази' }) })
    .first()

test('BO29: a report begins with the status as it is, and its example fits what is asked', async () => {
  const desk = chair.page
  await desk.goto(`${server.url}/b/${board}/actions`)
  const accepted = desk.getByRole('radio', { name: 'Приета', checked: true })
  const card = desk.locator('li[id^="action-"]').filter({ has: accepted }).first()
  await card.getByRole('button', { expanded: false }).first().click()
  const form = reportOf(desk)
  const field = form.getByRole('textbox')
  expect(await form.getByRole('radio', { checked: true }).getAttribute('value')).toBe('accepted')
  expect(await field.getAttribute('placeholder')).toBe('Едно изречение: какво е направено')
  await form.getByRole('radio', { name: 'Блокирана' }).check({ force: true })
  expect(await field.getAttribute('placeholder')).toBe('Едно изречение: какво спира работата')
})

test('PA43: a status has one name on the card, in the form, the filter, lists and headers; so has the sign for “number”', async () => {
  const desk = chair.page
  const card = desk.locator('li[id^="action-"]').filter({ has: reportOf(desk) })
  const labels = (group: Locator) =>
    group.getByRole('radio').evaluateAll((all) => all.map((one) => one.parentElement?.textContent))
  const form = await labels(reportOf(desk))
  expect(form).toEqual(['Приета', 'В изпълнение', 'Блокирана', 'Изпълнена'])
  for (const name of await labels(card.getByRole('radiogroup', { name: /^Състояние на/ })))
    expect(form).toContain(name)
  const filter = desk.getByRole('combobox', { name: 'Състояние', exact: true })
  const states = await filter.getByRole('option').allTextContents()
  expect(states).toEqual(expect.arrayContaining(form))
  await desk.locator('li[id^="action-"]').getByText('Блокирана', { exact: true }).first().waitFor()

  const number = /№\s(\d+)/
  const running = address.replace(`${server.url}/b/${board}/m/`, '')
  await desk.goto(`${server.url}/b/${board}/meetings`)
  const listed = desk.getByRole('listitem').filter({ has: desk.locator(`a[href$="${running}"]`) })
  await listed.getByText('Провежда се', { exact: true }).waitFor()
  const found = number.exec(await listed.getByText(/^№\s\d+$/).innerText())?.[1]
  expect(number.exec(await listed.getByRole('link').first().innerText())?.[1]).toBe(found)
  await desk.goto(`${server.url}/b/${board}`)
  const hero = desk.locator('[data-live]').filter({ hasText: 'Провежда се' })
  expect(number.exec(await hero.getByText(/^Среща №/).innerText())?.[1]).toBe(found)
  await desk.goto(`${address}/minutes`)
  await desk.getByRole('status').getByText('Провежда се', { exact: true }).waitFor()
  await desk
    .getByText(new RegExp(`ПРОТОКОЛ №\\s${found}`))
    .first()
    .waitFor()
  await desk.goto(address)
  await desk.getByRole('banner').getByText('Провежда се').waitFor()
  await page().goto(address)
  const header = page().getByRole('banner')
  expect(number.exec(await header.getByText(/^№\s\d+$/).innerText())?.[1]).toBe(found)
})

test('PA38: what is sent with something missing leads to the field, and a button that is off answers why', async () => {
  await page().goto(`${server.url}/b/${board}/actions`)
  const blocked = page().locator('li[id^="action-"]').filter({ hasText: 'Блокирана' }).first()
  await blocked.getByRole('button', { expanded: false }).first().click()
  const form = reportOf(page())
  await form.getByRole('button', { name: 'Запази' }).click()
  await until(
    () => form.getByRole('textbox').evaluate((one) => one === document.activeElement),
    'the focus is in the field that is missing',
  )
  await form.getByRole('textbox').fill('Обадете се на 0888 123 456.')
  await form.locator('[data-why]').waitFor()
  await form.getByRole('button', { name: 'Запази' }).click({ force: true })
  await until(
    () => page().evaluate(() => document.activeElement?.matches('[data-why]') === true),
    'the reason is gone to',
  )
})

test('PA37: a notice appears away from where one has just worked', async () => {
  const form = reportOf(page())
  await form.getByRole('textbox').fill('Обещаха ключа за петък.')
  const save = form.getByRole('button', { name: 'Запази' })
  const sides = { end: 'top', start: 'bottom' } as const
  const notice = page().locator('[data-side]')
  await save.evaluate((one) => one.scrollIntoView({ block: 'end' }))
  await save.click()
  await notice.getByText('Напредъкът е отбелязан').or(notice.getByRole('button')).first().waitFor()
  expect(await notice.getAttribute('data-side')).toBe(sides.end)
  await notice.getByRole('button', { name: 'Скрий' }).first().click()
})

test('PA36: a tap on the bottom bar is seen at once, before its page has come', async () => {
  await page().goto(`${server.url}/b/${board}`)
  const link = page().locator('[data-bottom-nav]').getByRole('link', { name: 'Потребности' })
  await link.waitFor()
  await page().evaluate(() => {
    const seen: string[] = []
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const isOldPage = !location.pathname.endsWith('/needs')
        if (target instanceof HTMLElement && target.dataset['pending'] === '')
          seen.push(isOldPage ? 'before' : 'after')
      }
    }).observe(document.body, { subtree: true, attributeFilter: ['data-pending'] })
    Object.assign(window, { seen })
  })
  await link.click()
  await page().getByRole('heading', { name: 'Потребности и помощ' }).waitFor()
  const seen = await page().evaluate(() => (window as unknown as { seen: string[] }).seen)
  expect(seen).toContain('before')
  await page().locator('[data-pending]').waitFor({ state: 'detached' })
})

test('PA39: how much room a field has left is said before it is full', async () => {
  await page().goto(address)
  await page().getByRole('button', { name: 'Дневен ред' }).click()
  await page().getByRole('button', { name: '+ Предложи точка' }).click()
  const title = page().getByLabel('Тема на точката').first()
  const most = Number(await title.getAttribute('maxlength'))
  await title.fill('я'.repeat(Math.floor(most / 2)))
  expect(await page().locator('[data-room-left]').count()).toBe(0)
  await title.fill('я'.repeat(most - 5))
  await page().locator('[data-room-left]').getByText('остават 5 знака').waitFor()
  await page().getByRole('button', { name: 'Отказ' }).click()
  await page().locator('[data-room-left]').waitFor({ state: 'detached' })
})

test('PA40: the bar of a lost line moves nothing under the finger that types; a tap finds the line again', async () => {
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

/** Opens every menu in sight; gives what their entries say. */
const menusOf = async (within: Locator): Promise<string[]> => {
  const said: string[] = []
  // Once it was opened the button is another one.
  const button = within.locator('button[aria-haspopup="menu"]:visible').first()
  while (await button.isVisible()) {
    await button.click()
    const on = within.page()
    const entries = on.getByRole('menuitem')
    await entries.first().waitFor()
    said.push(...(await entries.allInnerTexts()))
    await on.keyboard.press('Escape')
    await entries.first().waitFor({ state: 'detached' })
  }
  return said
}

test('WR48: where there is only a finger, no menu speaks of keys', async () => {
  const keys = /клавиш|ctrl|alt\b|⌘|shift/i
  for (const on of [chair.page, page()]) {
    await on.goto(address)
    await notesOf(on).waitFor()
  }
  const header = await menusOf(chair.page.getByRole('banner'))
  expect(header.filter((words) => keys.test(words))).toHaveLength(1)
  const said: string[] = []
  for (const tab of await page().getByRole('navigation').last().getByRole('button').all()) {
    await tab.click()
    said.push(...(await menusOf(page().locator('body'))))
  }
  expect(said).toContain('English')
  expect(said.filter((words) => keys.test(words))).toEqual([])
  await page().getByRole('button', { name: 'Точка', exact: true }).click()
})

test.each([390, 320])(
  'PA42: at %i pixels the header shows number, state and label whole',
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
    const visitor = await chair.visitor()
    const room = visitor.openMeeting(asId(address.split('/').at(-1) ?? ''))
    await until(() => room.synced, 'the meeting is here')
    if (readMeeting(room.doc)?.status === 'inProgress')
      done(closeMeeting(room.doc, {}, by(Date.now())))
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
        .getByText(/^№\s\d+$/)
        .isVisible(),
    ).toBe(true)
  },
)
