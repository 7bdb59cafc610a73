import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { freePort } from '../support/free-port.ts'
import { linesOf } from '../support/lines-of.ts'
import { notesOf, savedLabel, startMeeting, typeNotes } from '../support/meeting-page.ts'
import { startNoUpgradeProxy } from '../support/no-upgrade-proxy.ts'
import { Person } from '../support/person.ts'
import { startServer } from '../support/server.ts'
import { stopSharedWorkers } from '../support/stop-workers.ts'
import { until } from '../support/until.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('SY33, SY34, SY35: five tabs of one browser read one stream; it outlives the first of them, and serves nobody who signed out', async () => {
  const proxy = await startNoUpgradeProxy()
  const port = await freePort()
  proxy.target = port
  await using server = await startServer({ env: { PORT: String(port), PUBLIC_URL: proxy.url } })
  const chair = await Person.open(browser, server)
  const boardId = await chair.setUpWithSample('Мария Георгиева')
  const address = await chair.newMeeting()
  await startMeeting(chair.page)
  const code = await chair.roomCode(asId(boardId))
  const tabs = [chair.page]
  while (tabs.length < 5) {
    const page = await chair.context.newPage()
    await page.goto(address)
    tabs.push(page)
  }
  const sayInEach = async (pages: Page[], what: string) => {
    for (const [index, page] of pages.entries()) {
      await typeNotes(page, `${what} ${index}. `)
      for (const each of tabs.filter((tab) => !tab.isClosed()))
        await notesOf(each).getByText(`${what} ${index}.`).waitFor()
    }
    for (const page of tabs.filter((tab) => !tab.isClosed()))
      await savedLabel(page).getByText('Записано').waitFor()
  }
  await sayInEach(tabs, 'Раздел')
  expect(proxy.streams).toBe(1)
  // The board and the meeting of each.
  expect(await linesOf(server.url)).toBe(10)

  await tabs[0]?.close()
  const others = tabs.slice(1)
  await until(async () => (await linesOf(server.url)) === 8, 'a tab that is closed has no lines')
  await sayInEach(others.slice(0, 2), 'След първия')
  expect(proxy.streams).toBe(1)

  // What holds the stream crashes while somebody types.
  const [next, another] = others as [Page, Page]
  await typeNotes(next, 'Преди срива. ')
  expect(await stopSharedWorkers(browser)).toBeGreaterThan(0)
  await typeNotes(next, 'След срива. ')
  await notesOf(another).getByText('Преди срива. След срива.').waitFor()
  await sayInEach(others.slice(0, 2), 'Отново')
  await until(() => proxy.streams === 1, 'one stream is left')

  // Somebody else comes in at this browser: the others' stream is not theirs.
  await next.getByRole('button', { name: /^Профил/ }).click()
  await next.getByRole('menuitem', { name: /^Изход/ }).click()
  await next.getByRole('dialog').getByRole('button', { name: 'Изход' }).click()
  for (const page of others) await page.waitForURL(/\/j$/)
  chair.page = next
  await chair.joinByCode(code, 'Община Казанлък', 'Иван Петров')
  await next.goto(address)
  await notesOf(next).getByText('Отново 0.').waitFor()
  await typeNotes(next, 'Иван е тук. ')
  await savedLabel(next).getByText('Записано').waitFor()
  await until(async () => (await linesOf(server.url)) === 2, 'nobody else is here')
  expect(chair.complaints).toEqual([])
  await chair.context.close()
  await proxy.stop()
})
