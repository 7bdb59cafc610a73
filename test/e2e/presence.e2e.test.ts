import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { notesOf, startMeeting, typeNotes } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let boardId: BoardId

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  boardId = asId(await chair.setUpWithSample('Мария Георгиева'))
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

test('SY25: an observer sees which organisations are here and no person; members see each other', async () => {
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

test('SY30: a phone that its browser puts to sleep goes from the list, and is back when it wakes', async () => {
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

test('SY60: a phone that slept without a word knows who is here as it wakes, and is seen writing', async () => {
  await chair.page.goto(`${server.url}/b/${boardId}`)
  const code = await chair.roomCode(boardId)
  const address = await chair.newMeeting()
  await startMeeting(chair.page)
  const sleeper = await Person.open(browser, server, 'phone')
  await sleeper.joinByCode(code, 'Община Гурково', 'Ана Колева')
  await sleeper.page.goto(address)
  await notesOf(sleeper.page).waitFor()
  const leaver = await Person.open(browser, server)
  await leaver.joinByCode(code, 'Община Мъглиж', 'Петър Ангелов')
  await leaver.page.goto(address)
  await sleeper.page.getByRole('button', { name: 'Хора' }).click()
  const leaving = sleeper.page.getByTitle('Петър Ангелов')
  await leaving.waitFor()
  const protocol = await sleeper.context.newCDPSession(sleeper.page)
  await protocol.send('Page.setWebLifecycleState', { state: 'frozen' })
  await leaver.context.close()
  const comer = await Person.open(browser, server)
  await comer.joinByCode(code, 'Община Чирпан', 'Нина Савова')
  await comer.page.goto(address)
  await typeNotes(comer.page, 'Пише се. ')
  await protocol.send('Page.setWebLifecycleState', { state: 'active' })
  await sleeper.page.getByTitle('Нина Савова').waitFor()
  await leaving.waitFor({ state: 'detached' })
  await sleeper.page.getByRole('button', { name: 'Точка', exact: true }).click()
  await sleeper.page.locator('.caret').waitFor()
  await typeNotes(sleeper.page, 'Буден съм.')
  await comer.page.getByText('Буден съм.').waitFor()
  await comer.page.locator('.caret').waitFor()
  for (const { context } of [sleeper, comer]) await context.close()
})
