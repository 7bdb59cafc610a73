import { addDays, dayAt } from '@sedyanka/shared/i18n/calendar.ts'
import { organisations } from '@sedyanka/shared/reference/organisations.ts'
import { sampleNeeds, sampleOffers } from '@sedyanka/shared/reference/sample-help.ts'
import { sampleActions } from '@sedyanka/shared/reference/sample-meeting.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { seenWords, type SeenWords } from '../support/page-words.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

let browser: Browser
let server: TestServer
let chair: Person
let board: string
let meeting: string

/** A4 without the margins of print.css, in CSS pixels. */
const paper = { width: 688, height: 1000 }
const desk = { width: 1440, height: 900 }

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  board = `${server.url}/b/${await chair.setUpWithSample('Мария Георгиева')}`
  const answer = await chair.page.request.post(
    `${server.url}/api/boards/${board.split('/').at(-1)}/meetings`,
    {
      headers: { origin: server.url },
      data: {
        title: 'Извънредна среща',
        series: '',
        date: addDays(dayAt(Date.now()), 3),
        startTime: '10:00',
        endTime: '11:30',
        place: 'Зала „Траяна“',
        format: 'hybrid',
        fromTemplate: true,
      },
    },
  )
  const { id } = (await answer.json()) as { id: string }
  meeting = `${board}/m/${id}`
  const { page } = chair
  await page.goto(meeting)
  await page.getByRole('button', { name: 'Започни', exact: true }).click()
  await page.getByRole('button', { name: 'Започни и премести за днес' }).click()
  await page.getByRole('button', { name: 'Приключи срещата' }).first().waitFor()
  await page.evaluate(() => localStorage.setItem('sedyanka.theme', 'dark'))
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  expect(chair.complaints).toEqual([])
})

/** Running clocks go on between two looks. */
const still = (words: string): string => words.replace(/\d+/g, '0')

const count = (list: readonly SeenWords[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const { words } of list) counts.set(still(words), (counts.get(still(words)) ?? 0) + 1)
  return counts
}

/** What is in sight on the screen and meant for paper, and is not there as often. */
const missing = (screen: readonly SeenWords[], printed: readonly SeenWords[]): string[] => {
  const there = count(printed)
  return [...count(screen.filter(({ isLeftOut }) => !isLeftOut))]
    .filter(([words, times]) => (there.get(words) ?? 0) < times)
    .map(([words]) => words)
}

/** Looks at the page of an address as it would be printed: `titles` must be on it whatever is marked as left out. */
const lookAtPaper = async (
  address: string,
  ready: string,
  { titles = [], page = chair.page }: { titles?: readonly string[]; page?: Page } = {},
) => {
  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' })
  await page.setViewportSize(desk)
  await page.goto(address)
  await page.getByText(ready).first().waitFor()
  let screen = await seenWords(page)
  // Parts that come behind the page: until nothing is added any more.
  await until(async () => {
    const before = screen.length
    await page.waitForLoadState('networkidle')
    screen = await seenWords(page)
    return screen.length === before
  }, `${address} is drawn`)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.setViewportSize(paper)
  let printed: SeenWords[] = []
  let left: string[] = []
  await until(async () => {
    printed = await seenWords(page)
    left = missing(screen, printed)
    return left.length === 0
  }, `${address} prints whole`).catch(() =>
    expect(left, `missing on paper: ${address}`).toEqual([]),
  )
  const all = printed.map(({ words }) => words).join('\n')
  expect(titles.filter((title) => !all.includes(title))).toEqual([])
  expect(printed.filter(({ isCut }) => isCut).map(({ words }) => words)).toEqual([])
  expect(printed.filter(({ contrast }) => contrast < 4).map(({ words }) => words)).toEqual([])
  expect(printed.filter(({ isOnDark }) => isOnDark).map(({ words }) => words)).toEqual([])
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  )
}

const open = sampleActions.filter(({ status }) => status !== 'done').map(({ title }) => title)
const listed = [...sampleNeeds, ...sampleOffers].map(({ title }) => title)

test('MI23: lists of the board print whole, in light colours from the dark theme', async () => {
  await lookAtPaper(board, 'Непокрити потребности')
  await lookAtPaper(`${board}/meetings`, 'Извънредна среща', {
    titles: ['Координационна среща № 11'],
  })
  await lookAtPaper(`${board}/actions?show=all`, open[0] ?? '', { titles: open })
  await lookAtPaper(`${board}/needs`, listed[0] ?? '', { titles: listed })
  await lookAtPaper(`${board}/organisations`, organisations[0]?.name.bg ?? '', {
    titles: organisations.map(({ name }) => name.bg),
  })
}, 240_000)

test('MI23: ways in, people, and pages outside of a board print whole', async () => {
  await lookAtPaper(`${board}/people`, 'Връзки по организации', {
    titles: ['Областна администрация'],
  })
  await lookAtPaper(`${board}/people?tab=people`, 'Мария Георгиева')
  await lookAtPaper(`${server.url}/?list`, 'Украйна · Стара Загора')
  await lookAtPaper(`${server.url}/about`, 'За Седянка')
  await lookAtPaper(`${server.url}/guide?for=contact`, 'Записано ли е?', {
    titles: ['Как се влиза'],
  })
  await lookAtPaper(`${server.url}/new`, 'Ново табло')
  await lookAtPaper(`${server.url}/j`, 'Влезте в срещата')
}, 240_000)

test('MI23: a meeting that goes on prints with its agenda, its invitation, its lists and its minutes', async () => {
  const items = ['Преглед на задачите', 'Разни']
  await lookAtPaper(meeting, 'Преглед на задачите', { titles: items })
  await lookAtPaper(`${meeting}/invitation`, 'Извънредна среща', { titles: items })
  await lookAtPaper(`${meeting}/sign-in`, 'Подпис', { titles: ['Областна администрация'] })
  await lookAtPaper(`${meeting}/minutes`, 'ДНЕВЕН РЕД', { titles: items })
}, 240_000)

test('MI23: the settings of a board and the wall of a meeting print whole, in light colours', async () => {
  await lookAtPaper(`${board}/settings`, 'Заглавна част на документите', {
    titles: ['ОБЛАСТ СТАРА ЗАГОРА', 'Казанлък / Kazanlak / Казанлик', 'Europe/Sofia'],
  })
  await lookAtPaper(`${meeting}/screen`, 'Седянка', { titles: ['Украйна · Стара Загора'] })
}, 240_000)

test('MI23: the first page of a new server prints whole, before and after somebody has set it up', async () => {
  const fresh = await startServer()
  const first = await Person.open(browser, fresh)
  const { page } = first
  const link = fresh.setupLink ?? ''
  await lookAtPaper(link, 'Вашето име', { page })
  await first.setUpWithSample('Мария Георгиева')
  await lookAtPaper(link, 'Тази връзка за настройка вече е използвана', { page })
  await first.context.close()
  await fresh.stop()
  expect(first.complaints).toEqual([])
}, 120_000)

test('MI23: a phone prints all sides of a page, not only the one in sight', async () => {
  const phone = await Person.open(browser, server, 'phone')
  await phone.context.addCookies(await chair.context.cookies())
  const { page } = phone
  await page.goto(`${board}/needs`)
  await page
    .getByText(sampleNeeds[0]?.title ?? '')
    .first()
    .waitFor()
  expect(await page.getByText(sampleOffers[0]?.title ?? '').count()).toBe(0)
  await page.emulateMedia({ media: 'print' })
  await page
    .getByText(sampleOffers[0]?.title ?? '')
    .first()
    .waitFor()
  await page.emulateMedia({ media: 'screen' })
  await page.goto(meeting)
  await page.getByRole('button', { name: 'Дневен ред' }).waitFor()
  await page.emulateMedia({ media: 'print' })
  await page.locator('#agenda').getByText('Преглед на задачите').waitFor()
  await page
    .getByText(/от 46 организации/)
    .first()
    .waitFor()
  expect(phone.complaints).toEqual([])
}, 120_000)
