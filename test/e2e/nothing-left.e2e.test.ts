import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let boardId: BoardId
let meeting: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser({ keepsShell: true }), startServer()])
  chair = await Person.open(browser, server)
  await chair.keepNoShell()
  boardId = asId(await chair.setUpWithSample('Мария Георгиева'))
  meeting = await chair.newMeeting()
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const remove = async (name: string): Promise<void> => {
  const members = `${server.url}/api/boards/${boardId}/members`
  const headers = { origin: server.url }
  const listed = (await (await chair.page.request.get(members)).json()) as {
    id: string
    name: string
  }[]
  const found = listed.find((one) => one.name === name)
  const answer = await chair.page.request.delete(`${members}/${found?.id}`, { headers })
  expect(answer.ok()).toBe(true)
}
/** Names of the documents that the device keeps. */
const documentsOf = (page: Page) =>
  page.evaluate(async () =>
    (await indexedDB.databases()).flatMap(({ name }) =>
      name?.startsWith('sedyanka:') ? [name] : [],
    ),
  )
const propose = async (page: Page, title: string) => {
  await page
    .getByPlaceholder('+ Предложи точка')
    .or(page.getByRole('button', { name: '+ Предложи точка' }))
    .first()
    .click()
  await page.getByLabel('Тема на точката').first().fill(title)
  await page.keyboard.press('Enter')
  await page.getByText(title).first().waitFor()
}

test('PA26, AC33: whoever was removed while offline gets their words to copy, in every tab; the device forgets the board', async () => {
  const member = await Person.open(browser, server)
  await member.joinByHand(await chair.roomCode(boardId), 'Община Казанлък', 'Иван Петров')
  const { page } = member
  await page.goto(meeting)
  await page.getByText('Записано').first().waitFor()
  await member.shellKept()
  const second = await member.context.newPage()
  await second.goto(`${server.url}/b/${boardId}`)
  await second.getByText('Записано').first().waitFor()
  await member.context.setOffline(true)
  await propose(page, 'Дърва за стопанките от Розово')
  await page
    .getByText('Лише на', { exact: false })
    .or(page.getByText('Само на това устройство'))
    .first()
    .waitFor()
  await remove('Иван Петров')
  await member.context.setOffline(false)
  for (const tab of [page, second]) {
    await tab
      .getByText('Достъпът Ви до таблото е прекратен. Обърнете се към водещия.')
      .first()
      .waitFor()
    await tab.getByRole('heading', { name: /неизпратен/ }).waitFor()
    await tab.getByText('Дърва за стопанките от Розово').first().waitFor()
  }
  await expect.poll(() => documentsOf(page)).toEqual([])
  await page.goto(`${server.url}/?list`)
  await page.getByText('Отворете връзката от поканата').first().waitFor()
  expect(await page.getByRole('link', { name: /Обмен|табло/i }).count()).toBe(0)
  await member.context.setOffline(true)
  await page.goto(`${server.url}/b/${boardId}`)
  await page.getByText('Няма връзка със сървъра.').waitFor()
  expect(await page.getByText('Записано').count()).toBe(0)
  await member.context.setOffline(false)
  // The words are here until they are put away.
  await page.goto(`${server.url}/b/${boardId}`)
  await page.getByText('Дърва за стопанките от Розово').waitFor()
  await page.getByRole('button', { name: 'Премахни от списъка' }).first().click()
  await page.getByText('Дърва за стопанките от Розово').waitFor({ state: 'detached' })
})

test('AC33: a session that ended elsewhere leaves what was typed on the page, to be copied, and no document', async () => {
  const member = await Person.open(browser, server)
  await member.joinByHand(await chair.roomCode(boardId), 'Община Гурково', 'Петър Динев')
  const { page } = member
  await page.goto(meeting)
  await page.getByText('Записано').first().waitFor()
  await member.shellKept()
  await page
    .getByPlaceholder('+ Предложи точка')
    .or(page.getByRole('button', { name: '+ Предложи точка' }))
    .first()
    .waitFor()
  await member.context.setOffline(true)
  await propose(page, 'Път до Конаре')
  // The session ends on the server: somebody signs out with the same cookie.
  const [cookie] = (await member.context.cookies()).filter(({ name }) => name === 'sedyanka')
  const out = await fetch(`${server.url}/api/sign-out`, {
    method: 'POST',
    headers: { origin: server.url, cookie: `sedyanka=${cookie?.value}` },
  })
  expect(out.ok).toBe(true)
  await member.context.setOffline(false)
  await page.getByText('Сесията Ви приключи. Влезте отново.').first().waitFor()
  await page.getByRole('heading', { name: /неизпратен/ }).waitFor()
  await page.getByText('Път до Конаре').first().waitFor()
  await expect.poll(() => documentsOf(page)).toEqual([])
  expect(
    await page.evaluate(() =>
      Object.keys(localStorage).filter((key) => /^sedyanka\.(me|board)/.test(key)),
    ),
  ).toEqual([])
  await page.goto(`${server.url}/j`)
  await page.getByText('Път до Конаре').waitFor()
})

test('AC32: a shared computer keeps nothing: no document, no name, and no session once the tab is closed', async () => {
  const desk = await Person.open(browser, server)
  const { page } = desk
  await page.goto(`${server.url}/j/${await chair.roomCode(boardId)}`)
  await page.getByRole('searchbox', { name: 'Вашата организация' }).fill('Чирпан')
  await page.getByRole('button', { name: 'Община Чирпан' }).first().click()
  await page.getByLabel('Вашето име').fill('Ваня Колева')
  await page.getByLabel('Това е общ компютър').check()
  await page.getByText('Нищо не се пази на този компютър').waitFor()
  await page.getByRole('button', { name: 'Влез', exact: true }).click()
  await page.waitForURL(/\/b\//)
  await page.goto(meeting)
  await page.getByText('Записано').first().waitFor()
  // A reload, and a second tab while the first is open, go on.
  await page.reload()
  await page.getByText('Записано').first().waitFor()
  const second = await desk.context.newPage()
  await second.goto(meeting)
  await second.getByText('Записано').first().waitFor()
  expect(await documentsOf(page)).toEqual([])
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
  expect(await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)))).not.toContain(
    'Ваня',
  )
  const cookies = await desk.context.cookies()
  expect(
    cookies.filter(({ name }) => name !== 'sedyanka-probe').map(({ expires }) => expires),
  ).toEqual([-1, -1])
  await second.close()
  await desk.changeTab()
  // The browser has taken the closed tabs down.
  await desk.page.goto(`${server.url}/robots.txt`)
  await expect
    .poll(() => desk.page.evaluate(async () => (await navigator.locks.query()).held))
    .toEqual([])
  await desk.page.goto(meeting)
  await desk.page.waitForURL(/\/j$/, { waitUntil: 'commit' })
  await desk.page.getByLabel('Шестцифрен код').waitFor()
  const left = (await desk.context.cookies()).map(({ name }) => name)
  expect(left.filter((name) => name !== 'sedyanka-probe')).toEqual([])
})

test('MI13, MI7: observers get the organisations of a meeting, not the names', async () => {
  const made = await chair.page.request.post(`${server.url}/api/boards/${boardId}/invitations`, {
    headers: { origin: server.url },
    data: { role: 'observer', organisationId: null },
  })
  const { token } = (await made.json()) as { token: string }
  const observer = await Person.open(browser, server)
  const { page } = observer
  await page.goto(`${server.url}/join#${token}`)
  await page.getByLabel('Вашето име').fill('Наблюдател')
  await page.getByRole('button', { name: 'Влез като наблюдател' }).click()
  await page.waitForURL(/\/b\//)
  await page.goto(`${meeting}/minutes`)
  await page
    .getByRole('region', { name: 'Настройки' })
    .or(page.locator('[data-print="hide"]'))
    .first()
    .waitFor()
  expect(await page.getByRole('checkbox').count()).toBe(0)
})
