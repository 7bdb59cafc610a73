import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { notesOf, readNotes, savedLabel, startMeeting, typeNotes } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

let browser: Browser
let server: TestServer
let chair: Person
let board: BoardId
let meeting: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser({ keepsShell: true }), startServer()])
  chair = await Person.open(browser, server)
  await chair.keepNoShell()
  board = asId(await chair.setUpWithSample('Мария Георгиева'))
  meeting = await chair.newMeeting()
  await startMeeting(chair.page)
}, 120_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const enter = async (name: string): Promise<Person> => {
  const person = await Person.open(browser, server)
  await person.joinByCode(await chair.roomCode(board), 'Мрежа за устен превод', name)
  await person.page.goto(meeting)
  await notesOf(person.page).waitFor()
  await savedLabel(person.page).getByText('Записано').waitFor()
  await person.shellKept()
  return person
}
const openTab = async ({ context }: Person, address: string): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(address)
  await savedLabel(page).getByText('Записано').waitFor()
  return page
}
const deviceOnly = (page: Page) => savedLabel(page).getByText('Само на това устройство').waitFor()
const saved = (page: Page) => savedLabel(page).getByText('Записано').waitFor()

test('WR18: what a closed tab had not sent goes out by the one that lives, without a reload, and its label is true (B2)', async () => {
  const member = await enter('Олена')
  const first = member.page
  const second = await openTab(member, meeting)
  await member.context.setOffline(true)
  await typeNotes(second, 'От втория раздел.')
  await deviceOnly(second)
  await second.close()
  await notesOf(first).getByText('От втория раздел.').waitFor()
  await deviceOnly(first)
  await member.context.setOffline(false)
  await notesOf(chair.page).getByText('От втория раздел.').waitFor()
  await saved(first)
  await typeNotes(first, ' И още.')
  await notesOf(chair.page).getByText('От втория раздел. И още.').waitFor()
  await saved(first)
  // Nothing is sent twice, and nothing waits here any more.
  await first.reload()
  await saved(first)
  expect((await readNotes(chair.page)).split('От втория раздел.')).toHaveLength(2)
  expect(member.complaints).toEqual([])
  await member.context.close()
}, 120_000)

test('WR18: also a tab that dies without a word, while the living one is online', async () => {
  const member = await enter('Тетяна')
  const second = await openTab(member, meeting)
  const devtools = await member.context.newCDPSession(second)
  await devtools.send('Network.enable')
  const line = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 }
  await devtools.send('Network.emulateNetworkConditions', { offline: true, ...line })
  await typeNotes(second, 'Преди срива.')
  await deviceOnly(second)
  // It is there and says so itself: the other tab leaves it alone.
  await typeNotes(member.page, 'Жив раздел. ')
  await notesOf(chair.page).getByText('Жив раздел.').waitFor()
  expect(await readNotes(chair.page)).not.toContain('Преди срива.')
  void devtools.send('Page.crash').catch(() => undefined)
  await notesOf(chair.page).getByText('Преди срива.').waitFor()
  await saved(member.page)
  await member.context.close()
}, 120_000)

test('WR18: words of a meeting that no tab shows any more are sent from the overview, and counted there until they are', async () => {
  const member = await enter('Ірина')
  const { page } = member
  const overview = await openTab(member, `${server.url}/b/${board}`)
  await member.context.setOffline(true)
  await typeNotes(page, 'Оставено в срещата.')
  await deviceOnly(page)
  await page.close()
  await deviceOnly(overview)
  await member.context.setOffline(false)
  await notesOf(chair.page).getByText('Оставено в срещата.').waitFor()
  await saved(overview)
  expect(member.complaints).toEqual([])
  await member.context.close()
}, 120_000)

/** Whether a page waits for another one's end. */
const waitsForOthers = (page: Page) =>
  page.evaluate(async () => ((await navigator.locks.query()).pending ?? []).length > 0)

test.each(['before', 'after'])(
  'WR18: … and when the overview was opened %s the words were stored, and has waited for the tab to go',
  async (moment) => {
    const member = await enter(moment === 'before' ? 'Дарина' : 'Соломія')
    const { page } = member
    const words = `Отворено: ${moment}.`
    const open = () => openTab(member, `${server.url}/b/${board}`)
    const early = moment === 'before' ? await open() : null
    await member.context.setOffline(true)
    await typeNotes(page, words)
    await deviceOnly(page)
    const overview = early ?? (await open())
    await until(() => waitsForOthers(overview), 'the overview waits for the tab')
    await page.close()
    await deviceOnly(overview)
    await member.context.setOffline(false)
    await notesOf(chair.page).getByText(words).waitFor()
    await saved(overview)
    expect(member.complaints).toEqual([])
    await member.context.close()
  },
)

test('WR18: also when one walks out of the meeting without a line, and stays on the board', async () => {
  const member = await enter('Марина')
  const { page } = member
  await member.context.setOffline(true)
  await typeNotes(page, 'На тръгване.')
  await deviceOnly(page)
  await page.getByRole('banner').getByRole('link').first().click()
  await page.waitForURL(/\/b\/[^/]+$/)
  await deviceOnly(page)
  await member.context.setOffline(false)
  await notesOf(chair.page).getByText('На тръгване.').waitFor()
  await saved(page)
  await member.context.close()
}, 120_000)
