import type { BoardId } from '@sedyanka/shared/ids.ts'
import { readFileSync } from 'node:fs'
import type { Browser, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { notesOf, readNotes, savedLabel, typeNotes, startMeeting } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

let browser: Browser
let server: TestServer
let chair: Person
let boardId: BoardId
let address: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser({ keepsShell: true }), startServer()])
  chair = await Person.open(browser, server)
  await chair.keepNoShell()
  boardId = asId(await chair.setUpWithSample('Мария Георгиева'))
  address = await chair.newMeeting()
  await startMeeting(chair.page)
  await notesOf(chair.page).waitFor()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** Somebody of an organisation, in the meeting. `prepare`: before the first page. */
const enter = async (name: string, prepare?: (person: Person) => Promise<void>) => {
  const person = await Person.open(browser, server)
  await prepare?.(person)
  await person.joinByCode(await chair.roomCode(boardId), 'Мрежа за устен превод', name)
  await person.page.goto(address)
  await notesOf(person.page).waitFor()
  await savedLabel(person.page).getByText('Записано').waitFor()
  return person
}
const databases = (person: Person) =>
  person.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
/** How many rooms have a document on this device. */
const copiesKept = (person: Person) =>
  person.page.evaluate(async () => {
    const count = async (name: string) => {
      const opening = indexedDB.open(name)
      await new Promise((resolve) => (opening.onsuccess = resolve))
      const counting = opening.result.transaction('updates').objectStore('updates').count()
      await new Promise((resolve) => (counting.onsuccess = resolve))
      opening.result.close()
      return counting.result
    }
    const found = await indexedDB.databases()
    const counts = await Promise.all(found.map(({ name }) => count(name ?? '')))
    return counts.filter((updates) => updates > 0).length
  })
const answersKept = (person: Person) =>
  person.page.evaluate(() =>
    Object.keys(localStorage).filter((key) => /^sedyanka\.(me|board)/.test(key)),
  )

test('SY38, SY39: without a network and a server the meeting opens, is written in, closed, opened again and merged', async () => {
  const member = await enter('Олена')
  await member.shellKept()
  await member.context.setOffline(true)
  await server.kill()

  await member.page.reload()
  await typeNotes(member.page, 'Без мрежа написано.')
  await savedLabel(member.page).getByText('Само на това устройство').waitFor()
  await member.changeTab()
  await member.page.goto(address)
  await notesOf(member.page).getByText('Без мрежа написано.').waitFor()
  await savedLabel(member.page).getByText('Само на това устройство').waitFor()
  await typeNotes(chair.page, 'Водещият пише. ')

  await server.restart()
  await member.context.setOffline(false)
  for (const { page } of [member, chair]) await savedLabel(page).getByText('Записано').waitFor()
  await until(
    async () => (await readNotes(chair.page)) === (await readNotes(member.page)),
    'both read the same',
  )
  const agreed = await readNotes(chair.page)
  for (const words of ['Без мрежа написано.', 'Водещият пише.'])
    expect(agreed.split(words)).toHaveLength(2)
  expect(member.complaints).toEqual([])
  await member.context.close()
}, 150_000)

test('SY38: pages that were never opened come without a network too; what the server answers is never kept', async () => {
  const member = await enter('Ірина')
  await member.shellKept()
  await member.context.setOffline(true)
  await member.page.getByRole('link', { name: 'Седянка' }).first().waitFor()
  for (const path of [`/b/${boardId}/needs`, `/b/${boardId}/actions`, '/?list']) {
    await member.page.goto(`${server.url}${path}`)
    await member.page.getByRole('heading', { level: 1 }).first().waitFor()
  }
  await member.page.getByText('Без връзка', { exact: true }).waitFor()
  const asked = await member.page.evaluate(() =>
    Promise.all(
      ['/api/me', '/healthz', '/sync/rooms/events'].map((path) =>
        fetch(path).then(
          () => 'answered',
          () => 'failed',
        ),
      ),
    ),
  )
  expect(asked).toEqual(['failed', 'failed', 'failed'])
  const kept = await member.page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    const requests = await Promise.all(caches_.map((cache) => cache.keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept.filter((path) => !/^\/(assets|icons)\/|^\/[\w-]+\.\w+$/.test(path))).toEqual([])
  await member.context.setOffline(false)
  await member.page.getByText('Без връзка', { exact: true }).waitFor({ state: 'hidden' })
  // Opened as pages, addresses of the server give what the server says, and not the client.
  for (const path of ['/healthz', '/api/me', `/api/boards/${boardId}`]) {
    const opened = await member.page.goto(`${server.url}${path}`)
    expect(opened?.headers()['content-type'], path).toMatch(/^application\/json/)
  }
  await member.context.close()
}, 90_000)

test('SY57: what one tab could not send is not forgotten because another tab’s edits were saved', async () => {
  const first = await enter('Тетяна')
  await first.shellKept()
  const second = await first.context.newPage()
  await second.goto(address)
  await savedLabel(second).getByText('Записано').waitFor()
  const cut = await first.context.newCDPSession(first.page)
  await cut.send('Network.enable')
  const line = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 }
  await cut.send('Network.emulateNetworkConditions', { offline: true, ...line })
  await typeNotes(first.page, 'От първия раздел.')
  await savedLabel(first.page).getByText('Само на това устройство').waitFor()
  await typeNotes(second, 'От втория раздел.')
  await notesOf(chair.page).getByText('От втория раздел.').waitFor()
  await savedLabel(second).getByText('Записано').waitFor()
  // What is saved is forgotten on the device a moment later.
  await second.waitForTimeout(1_000)
  // Without a line: a tab that has one takes over at once what a closed one leaves.
  await first.context.setOffline(true)
  await first.page.close()
  await second.goto(address)
  await notesOf(second).getByText('От първия раздел.').waitFor()
  await savedLabel(second).getByText('Само на това устройство').waitFor()
  expect(await notesOf(chair.page).textContent()).not.toContain('От първия раздел.')
  await first.context.setOffline(false)
  await notesOf(chair.page).getByText('От първия раздел.').waitFor()
  await first.context.close()
}, 120_000)

test('SY40: a browser that keeps nothing says so, gives a copy and asks before the page is closed', async () => {
  const member = await enter('Марина', async ({ context }) => {
    await context.addInitScript(() =>
      Object.defineProperty(window, 'indexedDB', { value: undefined }),
    )
  })
  const { page } = member
  await member.context.setOffline(true)
  await typeNotes(page, 'Никъде не е записано.')
  await savedLabel(page).getByText('НЕ е записано').waitFor()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Изтегли копие на незаписаното' }).click()
  const file = await (await downloading).path()
  expect(readFileSync(file, 'utf8')).toContain('Никъде не е записано.')
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await member.context.setOffline(false)
  await savedLabel(page).getByText('Записано').waitFor()
  await notesOf(chair.page).getByText('Никъде не е записано.').waitFor()
  await member.context.close()
}, 90_000)

test('SY41: a copy that the browser clears away under the page is put back whole', async () => {
  const member = await enter('Светлана')
  await member.shellKept()
  await member.context.setOffline(true)
  const devtools = await member.context.newCDPSession(member.page)
  await devtools.send('Storage.clearDataForOrigin', {
    origin: server.url,
    storageTypes: 'indexeddb',
  })
  await typeNotes(member.page, 'След изчистването.')
  await savedLabel(member.page).getByText('Само на това устройство').waitFor()
  const before = await readNotes(member.page)
  // The board's own copy comes back by itself, without an edit.
  await until(async () => (await copiesKept(member)) === 2, 'both copies are back')
  await member.page.reload()
  await notesOf(member.page).getByText('След изчистването.').waitFor()
  expect(await readNotes(member.page)).toBe(before)
  await member.context.setOffline(false)
  await savedLabel(member.page).getByText('Записано').waitFor()
  await notesOf(chair.page).getByText('След изчистването.').waitFor()
  await member.context.close()
}, 90_000)

test('SY56: signing out warns of edits that wait in rooms that are not open, and leaves nothing of the person here', async () => {
  const member = await enter('Наталія', (person) => person.keepNoShell())
  await member.context.setOffline(true)
  await typeNotes(member.page, 'Неизпратено.')
  await savedLabel(member.page).getByText('Само на това устройство').waitFor()
  await member.changeTab()
  await member.context.setOffline(false)
  await member.page.goto(`${server.url}/?list`)
  expect(await databases(member)).not.toEqual([])
  expect(await answersKept(member)).toHaveLength(2)
  await member.page.getByRole('button', { name: /^Профил/ }).click()
  await member.page.getByRole('menuitem', { name: /^Изход/ }).click()
  const dialog = member.page.getByRole('dialog')
  await dialog.getByText('Има неизпратени промени.').waitFor()
  // The page wipes by itself; what the server asks of the browser beside that must not hide it here.
  let asksToClear: string | undefined
  await member.page.route('**/api/sign-out', async (route) => {
    const response = await route.fetch()
    const { 'clear-site-data': clears, ...headers } = response.headers()
    asksToClear = clears
    await route.fulfill({ response, headers })
  })
  await dialog.getByRole('button', { name: 'Изход' }).click()
  await member.page.waitForURL(/\/j$/)
  expect(asksToClear).toBe('"storage"')
  expect(await databases(member)).toEqual([])
  expect(await answersKept(member)).toEqual([])
  await member.context.close()
}, 90_000)

test('SY38, SY56: a board whose answer comes before the one to who is here opens without a network, too', async () => {
  const member = await enter('Данаил')
  const { page } = member
  await member.shellKept()
  // As on a device that was never here. The answers come one after the other.
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage))
      if (/^sedyanka\.(me|board)/.test(key)) localStorage.removeItem(key)
  })
  const keepOrder = async (route: Route) => {
    await page.waitForFunction(() =>
      Object.keys(localStorage).some((key) => key.startsWith('sedyanka.board.')),
    )
    await route.continue()
  }
  await page.route('**/api/me', keepOrder, { times: 1 })
  await page.reload()
  await page.waitForFunction(() => localStorage.getItem('sedyanka.me') !== null)
  await member.context.setOffline(true)
  await page.reload()
  await notesOf(member.page).waitFor()
  await member.context.close()
}, 90_000)

test('SY56: when the server says that nobody is signed in, what it said before counts no more', async () => {
  const member = await enter('Галина', (person) => person.keepNoShell())
  expect(await answersKept(member)).toHaveLength(2)
  await member.context.clearCookies()
  await member.page.reload()
  await member.page.waitForURL(/\/j$/)
  expect(await answersKept(member)).toEqual([])
  await member.context.close()
}, 90_000)

test('SY55: what was not accepted is told after a reload, too, once, and is not sent again', async () => {
  const member = await enter('Богдан', (person) => person.keepNoShell())
  await member.context.setOffline(true)
  await typeNotes(member.page, 'Закъсняло изречение.')
  await savedLabel(member.page).getByText('Само на това устройство').waitFor()
  await chair.page.getByRole('banner').getByRole('button', { name: 'Приключи срещата' }).click()
  await chair.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Приключи/ })
    .last()
    .click()
  await member.context.setOffline(false)
  const tray = member.page.getByRole('alert').getByRole('button').first()
  await tray.waitFor()
  expect(await savedLabel(member.page).getByText('Записано').count()).toBe(0)
  for (let visit = 0; visit < 2; visit++) {
    await member.page.reload()
    await tray.waitFor()
    expect(await savedLabel(member.page).getByText('Записано').count()).toBe(0)
    await tray.click()
    const sheet = member.page.getByRole('dialog')
    await sheet.getByText('Закъсняло изречение.').first().waitFor()
    expect(await sheet.getByText('Закъсняло изречение.').count()).toBe(1)
    await member.page.keyboard.press('Escape')
  }
  await member.context.close()
}, 120_000)
