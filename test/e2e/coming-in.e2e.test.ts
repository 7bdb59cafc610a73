import type { BoardDetails, NewInvitation } from '@sedyanka/shared/wire/api.ts'
import type { BoardId, OrganisationId } from '@sedyanka/shared/ids.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let boardId: BoardId

beforeAll(async () => {
  ;[browser, server] = await Promise.all([
    launchBrowser(),
    startServer({ env: { TRUST_PROXY: 'yes' } }),
  ])
  chair = await Person.open(browser, server)
  boardId = asId(await chair.setUpWithSample('Мария Георгиева'))
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  expect(chair.complaints.filter((text) => !text.includes('status of 4'))).toEqual([])
})

const api = async <T>(method: 'get' | 'post', path: string, data?: unknown): Promise<T> => {
  const options = { headers: { origin: server.url }, ...(data === undefined ? {} : { data }) }
  const answer = await chair.page.request[method](`${server.url}/api${path}`, options)
  expect(answer.ok()).toBe(true)
  return (await answer.json()) as T
}
const invite = (role: string, organisationId: OrganisationId | null = null) =>
  api<NewInvitation>('post', `/boards/${boardId}/invitations`, { role, organisationId })
/** A code that somebody tries at an address. */
const tryCode = (code: number, address: string) =>
  fetch(`${server.url}/api/join/look`, {
    method: 'POST',
    headers: {
      origin: server.url,
      'content-type': 'application/json',
      'x-forwarded-for': address,
    },
    body: JSON.stringify({ key: { code: String(code % 1_000_000).padStart(6, '0') } }),
  })
/** Wrong codes from so many addresses, 50 from each. */
const guessFrom = async (addresses: number) => {
  const one = (index: number) => tryCode(index, `203.0.113.${Math.floor(index / 50)}`)
  for (let address = 0; address < addresses; address++)
    await Promise.all(Array.from({ length: 50 }, (_, index) => one(address * 50 + index)))
}

test('AC22, AC25: last month’s code is told to be over; wrong ones name the minutes and another way, and the right one lets in', async () => {
  const old = await chair.roomCode(boardId)
  const code = await chair.roomCode(boardId)
  const person = await Person.open(browser, server, 'phone')
  const { page } = person
  await page.goto(`${server.url}/j/${old}`)
  await page.getByText('Кодът вече не важи. Вижте новия на екрана.').waitFor()
  const field = page.getByLabel('Шестцифрен код')
  for (let wrong = 0; wrong < 11; wrong++) {
    const asked = page.waitForResponse(/join\/look/)
    await field.fill(String((Number(code) + 1 + wrong) % 1_000_000).padStart(6, '0'))
    await asked
  }
  await page.getByText(/сканирайте QR кода .* след 1 минута/).waitFor()
  await field.fill(code)
  await page.getByRole('searchbox', { name: 'Вашата организация' }).waitFor()
  await chair.page.goto(`${server.url}/b/${boardId}/people`)
  const told = chair.page.getByText(/\d+ грешни кода от/)
  expect(await told.innerText()).toMatch(/^11 /)
  // A new one is counted from its making on.
  await chair.page.getByRole('button', { name: 'Нов код' }).click()
  await chair.page.getByRole('dialog').getByRole('button', { name: 'Нов код' }).click()
  await told.waitFor({ state: 'detached' })
  const { roomCode } = await api<BoardDetails>('get', `/boards/${boardId}`)
  /** The page as it is after so many wrong ones. */
  const lookAfter = async (from: number, to: number) => {
    for (let wrong = from; wrong <= to; wrong++)
      await tryCode(Number(roomCode?.code) + wrong, '198.51.100.9')
    const asked = chair.page.waitForResponse(/\/door$/)
    await chair.page.reload()
    await asked
    await chair.page.getByText('Всеки избира организацията си сам.').waitFor()
  }
  // A few are slips of the finger.
  await lookAfter(1, 4)
  expect(await told.count()).toBe(0)
  await lookAfter(5, 5)
  expect(await told.innerText()).toMatch(/^5 /)
  await page.goto(`${server.url}/j/${code}`)
  await page.getByText('Кодът вече не важи. Вижте новия на екрана.').waitFor()
})

test('AC23: while strangers guess from everywhere, the page asks for the longer code, and the wall and the people’s page show it', async () => {
  await chair.page.goto(`${server.url}/b/${boardId}/people`)
  const { roomCode } = await api<BoardDetails>('get', `/boards/${boardId}`)
  await guessFrom(12)
  await chair.page.reload()
  const { full = '' } = roomCode ?? {}
  await chair.page.getByText(`${full.slice(0, 4)} ${full.slice(4, 8)}`, { exact: true }).waitFor()
  await chair.page.getByText('Заради грешните кодове се показват повече цифри.').waitFor()
  const stranger = await Person.open(browser, server, 'phone')
  await stranger.context.setExtraHTTPHeaders({ 'x-forwarded-for': '198.51.100.7' })
  await stranger.page.goto(`${server.url}/j`)
  await stranger.page.getByLabel('Шестцифрен код').fill(full.slice(0, 6))
  await stranger.page.getByText(/Допишете кода от екрана до 8 цифри/).waitFor()
  // What was typed stays: one goes on with the seventh digit.
  await stranger.page.getByLabel('Код от 8 цифри').pressSequentially(full.slice(6, 8))
  await stranger.page.getByRole('searchbox', { name: 'Вашата организация' }).waitFor()
  await stranger.page.goto(`${server.url}/j/${full}`)
  await stranger.page.getByRole('searchbox', { name: 'Вашата организация' }).waitFor()
})

test('AC29: a link for another seat asks first, “Back” does not come in again, and a facilitator stays one', async () => {
  const { full } = await api<{ full: string }>('post', `/boards/${boardId}/room-code`)
  const member = await Person.open(browser, server)
  const { page } = member
  await member.joinByHand(full, 'Община Казанлък', 'Иван Петров')
  await page.getByText('Участник от организация').first().waitFor()
  await page.goto(`${server.url}/j/${full}`)
  await page.getByRole('button', { name: 'Продължи като Иван Петров' }).click()
  await page.waitForURL(/\/b\//)
  const observers = await invite('observer')
  await page.goto(`${server.url}/join#${observers.token}`)
  await page
    .getByText('Сега сте Участник от организация · Община Казанлък. Да станете ли Наблюдател?')
    .waitFor()
  await page.getByRole('button', { name: 'Продължи като Иван Петров' }).click()
  await page.waitForURL(/\/b\//)
  await page.getByText('Участник от организация').first().waitFor()
  await page.goto(`${server.url}/join#${observers.token}`)
  await page.getByRole('button', { name: 'Да, смени: Наблюдател' }).click()
  await page.getByRole('button', { name: 'Влез като наблюдател' }).click()
  await page.waitForURL(/\/b\//)
  await page.getByText('Влезли сте като наблюдател и можете само да четете.').waitFor()
  // The form is not behind it: "Back" leads to what was before.
  await page.goBack()
  await page.waitForURL((url) => !/^\/(j|join)\b/.test(url.pathname))

  const link = await invite('member', asId('ngo-21'))
  await chair.page.goto(`${server.url}/join#${link.token}`)
  await chair.page.getByText(/Сега сте Водещ \(фасилитатор\)\. Да станете ли/).waitFor()
  await chair.page.getByRole('button', { name: 'Продължи като Мария Георгиева' }).click()
  await chair.page.waitForURL(/\/b\//)
  const { role } = await api<BoardDetails>('get', `/boards/${boardId}`)
  expect(role).toBe('facilitator')
})

test('AC30: another name at a kept session is asked about, and another person is another person', async () => {
  const link = await invite('member', asId('inst-rzi'))
  const desk = await Person.open(browser, server)
  const { page } = desk
  await page.goto(`${server.url}/join#${link.token}`)
  await page.getByLabel('Вашето име').fill('Георги')
  await page.getByRole('button', { name: 'Влез', exact: true }).click()
  await page.waitForURL(/\/b\//)
  await page.goto(`${server.url}/join#${link.token}`)
  await page.getByRole('button', { name: 'Друго име или организация' }).click()
  await page.getByLabel('Вашето име').fill('Д-р Друга')
  await page.getByRole('button', { name: 'Влез', exact: true }).click()
  await page.getByRole('dialog').getByText('Вие ли сте Георги?').waitFor()
  await page.getByRole('button', { name: 'Не, аз съм друг човек' }).click()
  await page.waitForURL(/\/b\//)
  const members = await api<{ name: string }[]>('get', `/boards/${boardId}/members`)
  expect(members.map(({ name }) => name)).toEqual(expect.arrayContaining(['Георги', 'Д-р Друга']))
})

test('AC31: a browser that refuses cookies is told so, and leaves no ghost behind', async () => {
  const link = await invite('member', asId('inst-rzi'))
  const person = await Person.open(browser, server)
  const { page } = person
  // The browser drops every cookie that it is given.
  await page.route('**/api/**', async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 })
    const headers = answer.headers()
    delete headers['set-cookie']
    await route.fulfill({ response: answer, headers })
    await person.context.clearCookies()
  })
  await page.goto(`${server.url}/join#${link.token}`)
  await page.getByLabel('Вашето име').fill('Иван Блок')
  await page.getByRole('button', { name: 'Влез', exact: true }).click()
  await page.getByText('Този браузър не приема бисквитки').waitFor()
  const members = await api<{ name: string }[]>('get', `/boards/${boardId}/members`)
  expect(members.map(({ name }) => name)).not.toContain('Иван Блок')
})

test('AC28: the facilitator takes away in one step all who came by one link', async () => {
  const link = await invite('member', asId('ngo-20'))
  for (let index = 0; index < 70; index++)
    await fetch(`${server.url}/api/join`, {
      method: 'POST',
      headers: { origin: server.url, 'content-type': 'application/json' },
      body: JSON.stringify({
        key: { token: link.token },
        organisationId: null,
        name: `Робот ${index}`,
      }),
    })
  const { page } = chair
  await page.goto(`${server.url}/b/${boardId}/people?tab=people`)
  await page.getByText(/Прекалено много хора се включват по: връзка:/).waitFor()
  await page.getByLabel('Търсене по име').fill('робот 7')
  expect(await page.getByText(/^Робот/).count()).toBe(1)
  await page.getByLabel('Търсене по име').fill('')
  await page.getByRole('button', { name: 'Премахни влезлите наскоро…' }).click()
  await page
    .getByRole('dialog')
    .getByText(/Ще бъде прекратен достъпът на 6\d души/)
    .waitFor()
  await page.getByRole('button', { name: 'Прекрати достъпа им' }).click()
  await page.getByText(/Достъпът на 6\d души е прекратен\./).waitFor()
  expect(await page.getByText(/^Робот/).count()).toBe(0)
  await page.getByText('Мария Георгиева').first().waitFor()
})
