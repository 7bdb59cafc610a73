import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { freePort } from '../support/free-port.ts'
import { linesOf } from '../support/lines-of.ts'
import { notesOf, readNotes, savedLabel, typeNotes, startMeeting } from '../support/meeting-page.ts'
import {
  type NoUpgradeProxy,
  startNoUpgradeProxy,
  type Upgrades,
} from '../support/no-upgrade-proxy.ts'
import { Person } from '../support/person.ts'
import { startServer } from '../support/server.ts'
import { until } from '../support/until.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** Takes note of how pages reach the server through a proxy from now on. */
const watchLines = (proxy: NoUpgradeProxy) => {
  const seen = { sockets: 0, streams: 0 }
  proxy.asked = (line) => (line === 'socket' ? seen.sockets++ : seen.streams++)
  return seen
}

test('SY31: three people hold a meeting through a proxy that lets no WebSocket through, and see that all is saved', async () => {
  const proxy = await startNoUpgradeProxy()
  const port = await freePort()
  proxy.target = port
  // Whoever starts it in earnest gives it the address that people type.
  await using server = await startServer({ env: { PORT: String(port), PUBLIC_URL: proxy.url } })
  const chair = await Person.open(browser, server)
  const boardId = await chair.setUpWithSample('Мария Георгиева')
  const address = await chair.newMeeting()
  await startMeeting(chair.page)
  const code = await chair.roomCode(asId(boardId))
  const others = await Promise.all([Person.open(browser, server), Person.open(browser, server)])
  await others[0].joinByCode(code, 'Община Казанлък', 'Иван Петров')
  await others[1].joinByCode(code, 'Мрежа за устен превод', 'Олена')
  const everybody = [chair, ...others]
  for (const { page } of others) await page.goto(address)
  for (const { page } of everybody) await savedLabel(page).getByText('Записано').waitFor()

  const said = ['Водещият открива. ', 'Казанлък има места. ', 'Преводачите са готови. ']
  for (const [index, { page }] of everybody.entries()) {
    await typeNotes(page, said[index] ?? '')
    for (const each of everybody)
      await notesOf(each.page)
        .getByText(said[index]?.trim() ?? '')
        .waitFor()
  }
  const quick = chair.page.getByRole('combobox', { name: /Нова задача/ })
  await quick.fill('Списък @Община Казанлък до петък')
  await quick.press('Enter')
  for (const { page } of others) await page.getByText('Списък', { exact: true }).first().waitFor()
  for (const { page } of everybody) await savedLabel(page).getByText('Записано').waitFor()
  expect(new Set(await Promise.all(everybody.map(({ page }) => readNotes(page)))).size).toBe(1)
  expect(proxy.dropped).toBeGreaterThanOrEqual(everybody.length)

  // What was said to be saved is on disk: the server dies, and a fresh page reads it all.
  await server.kill('SIGKILL')
  await server.restart()
  await others[1].changeTab()
  await others[1].page.goto(address)
  for (const words of said) await notesOf(others[1].page).getByText(words.trim()).waitFor()
  for (const { complaints } of everybody) expect(complaints).toEqual([])
  await Promise.all(everybody.map(({ context }) => context.close()))
  await proxy.stop()
})

const blocking: { upgrades: Upgrades; how: string }[] = [
  { upgrades: 'swallow', how: 'never answers for a WebSocket' },
  { upgrades: 'refuse', how: 'refuses WebSockets' },
  { upgrades: 'mute', how: 'lets WebSockets open and swallows what they carry' },
]
test.each(blocking)(
  'SY58, SY59: behind a proxy that $how the stream opens beside the WebSocket, one line is left, and the next visit asks for no WebSocket',
  async ({ upgrades }) => {
    const proxy = await startNoUpgradeProxy()
    proxy.upgrades = upgrades
    const port = await freePort()
    proxy.target = port
    await using server = await startServer({ env: { PORT: String(port), PUBLIC_URL: proxy.url } })
    const chair = await Person.open(browser, server)
    const order: string[] = []
    proxy.asked = (line) => order.push(line)
    const boardId = await chair.setUpWithSample('Мария Георгиева')
    // Others come later through the same proxy.
    const own = (await chair.context.cookies()).map(({ value }) => value)
    proxy.asked = (line, cookies) => {
      if (own.some((value) => cookies.includes(value))) order.push(line)
    }
    await savedLabel(chair.page).getByText('Записано').waitFor()
    // Where the WebSocket says nothing it is not waited for.
    if (upgrades !== 'refuse') expect(order.slice(0, 2)).toEqual(['socket', 'stream'])
    await until(
      () => chair.page.evaluate(() => localStorage.getItem('sedyanka.network') !== null),
      'the device remembers that WebSockets are blocked',
    )
    const address = await chair.newMeeting()
    await startMeeting(chair.page)
    const other = await Person.open(browser, server)
    await other.joinByCode(await chair.roomCode(asId(boardId)), 'Община Казанлък', 'Иван Петров')
    await other.page.goto(address)
    await typeNotes(chair.page, 'Водещият открива. ')
    await notesOf(other.page).getByText('Водещият открива.').waitFor()
    await typeNotes(other.page, 'Казанлък е тук. ')
    await notesOf(chair.page).getByText('Казанлък е тук.').waitFor()
    for (const { page } of [chair, other]) await savedLabel(page).getByText('Записано').waitFor()
    const words = await readNotes(chair.page)
    expect(words.match(/Водещият открива\./g)).toHaveLength(1)
    expect(words.match(/Казанлък е тук\./g)).toHaveLength(1)
    expect(await readNotes(other.page)).toBe(words)
    // The board and the meeting, each of two people.
    await until(async () => (await linesOf(server.url)) === 4, 'four lines are left')

    // The second visit.
    order.length = 0
    await chair.page.reload()
    await notesOf(chair.page).getByText('Казанлък е тук.').waitFor()
    await savedLabel(chair.page).getByText('Записано').waitFor()
    await typeNotes(chair.page, 'Продължаваме. ')
    await notesOf(other.page).getByText('Продължаваме.').waitFor()
    expect(order).toContain('stream')
    expect(order).not.toContain('socket')

    // The laptop goes home: after a while WebSockets are tried beside the stream, and used from then on.
    proxy.upgrades = 'pass'
    await chair.page.evaluate(() =>
      localStorage.setItem('sedyanka.network', String(Date.now() - 3_600_000)),
    )
    await chair.page.reload()
    await until(
      () => chair.page.evaluate(() => localStorage.getItem('sedyanka.network') === null),
      'WebSockets are found again',
    )
    await savedLabel(chair.page).getByText('Записано').waitFor()
    // Whichever of the two was greeted first, the other one is given up.
    await until(async () => (await linesOf(server.url)) === 4, 'four lines are left')
    order.length = 0
    await chair.page.reload()
    await typeNotes(chair.page, 'У дома. ')
    await notesOf(other.page).getByText('У дома.').waitFor()
    expect(order).toContain('socket')
    expect(order).not.toContain('stream')
    await until(() => proxy.streamsOf(own) === 0, 'no stream is left')
    for (const { complaints } of [chair, other]) expect(complaints).toEqual([])
    await Promise.all([chair.context.close(), other.context.close()])
    await proxy.stop()
  },
)

test('SY32: what a proxy swallows on its way to the server is sent again, also while others go on writing', async () => {
  const proxy = await startNoUpgradeProxy()
  const port = await freePort()
  proxy.target = port
  await using server = await startServer({ env: { PORT: String(port), PUBLIC_URL: proxy.url } })
  const chair = await Person.open(browser, server)
  const boardId = await chair.setUpWithSample('Мария Георгиева')
  const address = await chair.newMeeting()
  await startMeeting(chair.page)
  const other = await Person.open(browser, server)
  await other.joinByCode(await chair.roomCode(asId(boardId)), 'Община Казанлък', 'Иван Петров')
  await other.page.goto(address)
  for (const { page } of [chair, other]) await savedLabel(page).getByText('Записано').waitFor()
  await typeNotes(other.page, 'Казанлък има места. ')
  await notesOf(chair.page).getByText('Казанлък има места.').waitFor()

  // The chair's next request disappears, answer and all; the other one's frames keep the chair's line alive.
  let swallowed = ''
  proxy.swallows = (path) => {
    const isNext = swallowed === '' && path.includes(`/sync/meeting`) && path.includes('/frames/')
    if (isNext) swallowed = path
    return isNext
  }
  await typeNotes(chair.page, 'Водещият открива. ')
  await until(() => swallowed !== '', 'a request is swallowed')
  let isSaved = false
  void savedLabel(chair.page)
    .getByText('Записано')
    .waitFor()
    .then(() => (isSaved = true))
  for (let round = 0; !isSaved; round++) {
    expect(round).toBeLessThan(60)
    await typeNotes(other.page, `Още ${round}. `)
    await notesOf(other.page)
      .getByText('Водещият открива.')
      .waitFor({ timeout: 1_000 })
      .catch(() => {})
  }
  await notesOf(other.page).getByText('Водещият открива.').waitFor()
  await proxy.stop()
})

test('SY31: through a proxy that lets WebSockets open and cuts them soon after, the page goes on without them', async () => {
  const proxy = await startNoUpgradeProxy(1_500)
  const port = await freePort()
  proxy.target = port
  await using server = await startServer({ env: { PORT: String(port), PUBLIC_URL: proxy.url } })
  const chair = await Person.open(browser, server)
  const seen = watchLines(proxy)
  await chair.setUpWithSample('Мария Георгиева')
  await until(() => seen.streams > 0, 'the page has taken to streams')
  await chair.newMeeting()
  await startMeeting(chair.page)
  await typeNotes(chair.page, 'Казва се и се записва.')
  await savedLabel(chair.page).getByText('Записано').waitFor()
  const { sockets } = seen
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  expect(seen.sockets).toBe(sockets)
  expect(await readNotes(chair.page)).toContain('Казва се и се записва.')
  await chair.context.close()
  await proxy.stop()
})

test('SY31: a server that was away for a while is no blocked WebSocket', async () => {
  const proxy = await startNoUpgradeProxy()
  proxy.upgrades = 'pass'
  const port = await freePort()
  proxy.target = port
  await using server = await startServer({ env: { PORT: String(port), PUBLIC_URL: proxy.url } })
  const chair = await Person.open(browser, server)
  await chair.setUpWithSample('Мария Георгиева')
  await savedLabel(chair.page).getByText('Записано').waitFor()
  const seen = watchLines(proxy)
  await server.kill('SIGKILL')
  await until(() => seen.sockets + seen.streams >= 4, 'the page has tried in vain')
  await server.restart()
  await savedLabel(chair.page).getByText('Записано').waitFor()
  await until(
    () =>
      chair.page.evaluate(
        async () => ((await (await fetch('/healthz')).json()) as { rooms: number }).rooms > 0,
      ),
    'the page is back',
    60_000,
  )
  expect(seen.streams).toBe(0)
  await proxy.stop()
})
