import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person, type Screen } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let board: string
let code: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  const boardId = await chair.setUpWithSample('Мария Георгиева')
  board = `${server.url}/b/${boardId}`
  code = await chair.roomCode(asId(boardId))
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const join = async (organisation: string, screen: Screen) => {
  const person = await Person.open(browser, server, screen)
  await person.joinByCode(code, organisation, `Човек от ${organisation}`)
  return person
}
const card = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ hasText: title }).first()
const plan = 'План за отопление'

test('BO14, BO17: the organisation that owes a task asks for another date, and the facilitator answers with one press', async () => {
  const gurkovo = await join('Община Гурково', 'phone')
  const { page } = gurkovo
  await page.goto(`${board}/actions`)
  await page.getByRole('button', { name: plan }).click()
  const ours = card(page, plan)
  // What a meeting took is not the organisation's to change.
  expect(await ours.getByLabel('Отговорник').count()).toBe(0)
  expect(await ours.getByRole('button', { name: 'Премахни задачата' }).count()).toBe(0)

  const ask = async (day: string) => {
    await ours.getByRole('button', { name: 'Поискай друг срок' }).click()
    await ours.getByLabel('Кой срок искате?').fill(day)
    await ours.getByLabel('Защо?').fill('Чакаме оферта')
    await ours.getByRole('button', { name: 'Изпрати искането' }).click()
  }
  await ask('2030-03-15')
  await ours.getByText(/Поискахте срок до 15\sмар/).waitFor()

  await chair.page.goto(board)
  const wish = chair.page.getByRole('listitem').filter({ hasText: plan })
  await wish.getByText(/Гурково иска срок до 15\sмар/).waitFor()
  await wish.getByText('Чакаме оферта').waitFor()
  await wish.getByRole('button', { name: 'Срокът остава' }).click()
  await ours.getByText(/Поисканият срок до 15\sмар.* не е приет/).waitFor()
  await ours.getByRole('button', { name: 'Разбрах' }).click()

  await ask('2030-04-20')
  await chair.page.goto(`${board}/actions?show=all`)
  await card(chair.page, plan).getByRole('button', { name: 'Дай този срок' }).click()
  await ours.getByText(/Поисканият срок до 20\sапр.* е приет/).waitFor()
  await ours
    .getByText(/до 20\sапр/)
    .first()
    .waitFor()
  // The acceptance stands: it was its own wish.
  expect(await ours.getByRole('button', { name: 'Приеми задачата' }).count()).toBe(0)
  for (const { complaints } of [chair, gurkovo]) expect(complaints).toEqual([])
})

test('GU27, BO14: what a facilitator changes after the acceptance asks for it anew, and a task taken away is told', async () => {
  const gurkovo = await join('Община Гурково', 'desktop')
  await gurkovo.page.goto(`${board}/actions`)
  await chair.page.goto(`${board}/actions?show=all`)
  const first = 'Първо седмично подаване'
  const ours = card(gurkovo.page, first)
  await chair.page.getByRole('button', { name: first }).click()
  const theirs = card(chair.page, first)
  await theirs.getByLabel('Срок').fill('2031-01-31')
  await ours.getByText('Променено, след като приехте: срокът.').waitFor()
  await ours.getByRole('button', { name: 'Приеми задачата' }).click()
  await ours.getByText('Променено, след като приехте').waitFor({ state: 'detached' })

  await theirs.getByRole('button', { name: 'Премахни задачата' }).click()
  await gurkovo.page.getByRole('heading', { name: 'Вече не са ваши' }).waitFor()
  await gurkovo.page.getByText('премахната от водещия').waitFor()
  for (const { complaints } of [chair, gurkovo]) expect(complaints).toEqual([])
})

test('BO17: an organisation declines a task of a meeting for a reason, which the facilitator reads', async () => {
  const title = 'Кратък обзор на готовността'
  const rzi = await join('Регионална здравна инспекция', 'desktop')
  await chair.page.goto(`${board}/actions?show=all`)
  await chair.page.getByRole('button', { name: 'Нова задача' }).click()
  await chair.page.getByLabel('Какво трябва да се направи?').fill(title)
  await chair.page.getByLabel('Отговорник').selectOption({ label: 'РЗИ' })
  await chair.page.getByRole('button', { name: 'Добави' }).click()
  await rzi.page.goto(`${board}/actions`)
  const ours = card(rzi.page, title)
  await ours.getByRole('button', { name: 'Откажи с мотив' }).click()
  await ours.getByRole('button', { name: 'Откажи с мотив' }).click()
  await ours.getByText('Попълнете това поле').waitFor()
  await ours.getByLabel('Защо организацията не може').fill('Нямаме човек')
  await ours.getByRole('button', { name: 'Откажи с мотив' }).click()
  await card(chair.page, title).getByText('Отказана:').waitFor()
  await card(chair.page, title).getByText('Нямаме човек').first().waitFor()
  for (const { complaints } of [chair, rzi]) expect(complaints).toEqual([])
})
