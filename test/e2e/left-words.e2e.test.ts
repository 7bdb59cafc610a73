import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
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
beforeEach(async () => {
  await savedLabel(chair.page).getByText('Записано').waitFor()
})

const sessionEnded = 'Сесията Ви приключи. Влезте отново.'
const left = (page: Page) => page.getByRole('region', { name: /незаписани думи/ })

/** Somebody of an organisation, in the meeting, with the page's files on the device. */
const enter = async (organisation: string, name: string, isShared = false): Promise<Person> => {
  const person = await Person.open(browser, server)
  const { page } = person
  await page.goto(`${server.url}/j/${await chair.roomCode(board)}`)
  await joinFrom(page, { organisation, name, isShared })
  await person.shellKept()
  return person
}
/** Fills in the form of those who come in; the code was given. */
const joinFrom = async (
  page: Page,
  {
    organisation,
    name,
    isShared = false,
  }: { organisation: string; name: string; isShared?: boolean },
): Promise<void> => {
  const search = page.getByRole('searchbox', { name: 'Вашата организация' })
  // The device remembers the organisation of whoever came in last.
  const change = page.getByRole('button', { name: 'Друга организация' })
  await search.or(change).first().waitFor()
  if (await change.isVisible()) await change.click()
  await search.fill(organisation)
  await page.getByRole('button', { name: organisation }).first().click()
  await page.getByLabel('Вашето име').fill(name)
  if (isShared) await page.getByLabel('Това е общ компютър').check()
  await page.getByRole('button', { name: /^Влез/ }).click()
  await notesOf(page).waitFor()
  await savedLabel(page).getByText('Записано').waitFor()
}
/** The server goes, the browser's cookies too, and somebody writes; then the server is back. */
const writeIntoNothing = async ({ page, context }: Person, words: string, label: string) => {
  await server.kill()
  await context.clearCookies()
  await typeNotes(page, words)
  await savedLabel(page).getByText(label).waitFor()
  await server.restart()
}
const comeBack = async (page: Page, organisation: string, name: string): Promise<void> => {
  const code = await chair.roomCode(board)
  await page.getByLabel('Шестцифрен код').fill(code)
  await joinFrom(page, { organisation, name })
}

test('WR16: the session ends while somebody types: told on the page, and whoever comes next for the organisation puts the words in their place (W13)', async () => {
  const member = await enter('Община Казанлък', 'Иван Петров')
  const { page } = member
  await typeNotes(page, 'Заварено изречение.')
  await notesOf(chair.page).getByText('Заварено изречение.').waitFor()
  await savedLabel(page).getByText('Записано').waitFor()
  await writeIntoNothing(member, ' Имаме три стаи', 'Само на това устройство')
  await page.getByText(sessionEnded).first().waitFor()
  expect(page.url()).toBe(meeting)
  // The sentence is still being typed.
  await page.keyboard.type(' в Розово', { delay: 15 })
  await until(
    async () => (await readNotes(page)).endsWith('Имаме три стаи в Розово'),
    'the words stay on the page',
  )
  await page.getByRole('listitem').getByText('Имаме три стаи в Розово').first().waitFor()
  expect(await savedLabel(page).getByText('Записано').count()).toBe(0)
  // Somebody else wrote meanwhile.
  await typeNotes(chair.page, ' Водещият пише.')
  await page.getByRole('link', { name: 'Вход' }).click()
  await page.getByText('Имаме три стаи в Розово').waitFor()
  await comeBack(page, 'Община Казанлък', 'Петя Петрова')
  await left(page).getByText('Тук има незаписани думи от Иван Петров').waitFor()
  await left(page).getByText('Имаме три стаи в Розово').waitFor()
  await left(page).getByRole('button', { name: 'Вмъкни' }).click()
  await notesOf(chair.page).getByText('Имаме три стаи в Розово').waitFor()
  const agreed = await readNotes(chair.page)
  for (const words of ['Заварено изречение.', 'Имаме три стаи в Розово', 'Водещият пише.'])
    expect(agreed.split(words), words).toHaveLength(2)
  await left(page).waitFor({ state: 'detached' })
  await savedLabel(page).getByText('Записано').waitFor()
  await page.reload()
  await notesOf(page).waitFor()
  expect(await left(page).count()).toBe(0)
  expect(await page.evaluate(() => Object.keys(localStorage).join())).not.toMatch(
    /sedyanka\.(left|notAccepted)/,
  )
  expect(member.complaints).toEqual([])
  await member.context.close()
}, 150_000)

test('WR16: also after a reload without a server; for another organisation the words are to copy, and what was thrown away comes back', async () => {
  const member = await enter('Община Гурково', 'Петър Динев')
  const { page } = member
  await server.kill()
  await member.context.clearCookies()
  await page.reload()
  await typeNotes(page, 'Път до Конаре.')
  await savedLabel(page).getByText('Само на това устройство').waitFor()
  await server.restart()
  await page.getByText(sessionEnded).first().waitFor()
  expect(page.url()).toBe(meeting)
  await page.getByRole('link', { name: 'Вход' }).click()
  await comeBack(page, 'Община Павел баня', 'Стоян Илиев')
  await left(page).getByText('Тук има незаписани думи от Петър Динев').waitFor()
  await left(page).getByText('могат да се копират', { exact: false }).waitFor()
  expect(await left(page).getByRole('button', { name: 'Вмъкни' }).count()).toBe(0)
  await left(page).getByRole('button', { name: 'Изхвърли' }).click()
  await left(page).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Възстанови' }).click()
  await left(page).getByText('Път до Конаре.').waitFor()
  await left(page).getByRole('button', { name: 'Изхвърли' }).click()
  await left(page).waitFor({ state: 'detached' })
  await page.reload()
  await notesOf(page).waitFor()
  expect(await left(page).count()).toBe(0)
  expect(await readNotes(chair.page)).not.toContain('Път до Конаре')
  await member.context.close()
}, 150_000)

test('WR16: rows that were made are signed by whoever inserts them; what they may not write is told as words', async () => {
  const member = await enter('Община Мъглиж', 'Донка Стоева')
  const { page } = member
  await server.kill()
  await member.context.clearCookies()
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', { name: '+ Предложи точка' })
    .or(page.getByPlaceholder('+ Предложи точка'))
    .first()
    .click()
  await page.getByLabel('Тема на точката').first().fill('Дърва за Ветрен')
  await page.keyboard.press('Enter')
  await savedLabel(page).getByText('Само на това устройство').waitFor()
  await server.restart()
  await page.getByText(sessionEnded).first().waitFor()
  await page.getByRole('link', { name: 'Вход' }).click()
  await comeBack(page, 'Община Мъглиж', 'Радка Колева')
  // From the overview of the board: the meeting's room is not open there.
  await page.goto(`${server.url}/b/${board}`)
  await left(page).getByRole('button', { name: 'Вмъкни' }).click()
  await left(page).waitFor({ state: 'detached' })
  await chair.page.getByText('Дърва за Ветрен').first().waitFor()
  await savedLabel(page).getByText('Записано').waitFor()
  expect(member.complaints).toEqual([])
  await member.context.close()
}, 150_000)

test('WR17: on a shared computer the words stay on the page, to be copied, and nothing of them on the device', async () => {
  const member = await enter('Община Чирпан', 'Ваня Колева', true)
  const { page } = member
  await writeIntoNothing(member, 'Двайсет легла.', 'НЕ е записано')
  await page.getByText(sessionEnded).first().waitFor()
  expect(await readNotes(page)).toContain('Двайсет легла.')
  await page.getByRole('listitem').getByText('Двайсет легла.').first().waitFor()
  await savedLabel(page).getByText('НЕ е записано').waitFor()
  const stored = await page.evaluate(async () => [
    ...Object.keys(localStorage).filter((key) => !/language|theme/.test(key)),
    ...(await indexedDB.databases()).map(({ name }) => name),
  ])
  expect(stored).toEqual([])
  await member.context.close()
}, 150_000)
