import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let boardId: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  boardId = await chair.setUpWithSample('Мария Георгиева')
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const openList = (page: Page) =>
  page
    .getByRole('button', { name: /организаци/ })
    .and(page.locator('[aria-haspopup="dialog"]'))
    .click()

const inviteObserver = async (): Promise<string> => {
  const answer = await chair.page.request.post(`${server.url}/api/boards/${boardId}/invitations`, {
    headers: { origin: server.url },
    data: { role: 'observer', organisationId: null },
  })
  return ((await answer.json()) as { token: string }).token
}

test('R500: an observer sees which organisations are here and no person; members see each other', async () => {
  const member = await Person.open(browser, server)
  await member.joinByCode(await chair.roomCode(boardId), 'Община Казанлък', 'Иван Петров')
  const watcher = await Person.open(browser, server, 'phone')
  const frames: string[] = []
  watcher.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => frames.push(payload.toString())),
  )
  await watcher.page.goto(`${server.url}/join#${await inviteObserver()}`)
  await watcher.page.getByLabel('Вашето име').fill('Журналист')
  await watcher.page.getByRole('button', { name: /^Влез/ }).click()
  await watcher.page.waitForURL(/\/b\//)
  const list = watcher.page.getByRole('dialog')
  await openList(watcher.page)
  await list.getByText('Община Казанлък').waitFor()
  await list.getByText('Водещ (фасилитатор)').waitFor()
  await list.getByText('Журналист').waitFor()
  expect(await list.innerText()).not.toMatch(/Иван Петров|Мария Георгиева/)
  const said = frames.filter((frame) => frame.includes('"user"'))
  expect(said.length).toBeGreaterThan(0)
  expect(said.join('\n')).not.toMatch(/Иван Петров|Мария Георгиева/)
  await openList(member.page)
  await member.page.getByRole('dialog').getByText('Мария Георгиева').waitFor()
  for (const { complaints } of [chair, member, watcher]) expect(complaints).toEqual([])
  for (const { context } of [member, watcher]) await context.close()
})

test('R504: a phone that its browser puts to sleep goes from the list, and is back when it wakes', async () => {
  const member = await Person.open(browser, server, 'phone')
  await member.joinByCode(await chair.roomCode(boardId), 'Община Павел баня', 'Стоян Илиев')
  await openList(chair.page)
  const name = chair.page.getByRole('dialog').getByText('Стоян Илиев')
  await name.waitFor()
  // As browsers do it (Page Lifecycle); the protocol that drives this one freezes a page without telling it.
  const tell = (event: string) =>
    member.page.evaluate((name) => document.dispatchEvent(new Event(name)), event)
  await tell('freeze')
  await name.waitFor({ state: 'detached' })
  await tell('resume')
  await name.waitFor()
  await member.context.close()
})
