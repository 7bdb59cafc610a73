import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { notesOf, readNotes, savedLabel, startMeeting, typeNotes } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { giveSeat } from '../support/seats.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

let browser: Browser
let server: TestServer
let chair: Person
let board: string
let address: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  board = await chair.setUpWithSample('Мария Георгиева')
  address = await chair.newMeeting()
  await startMeeting(chair.page)
  await notesOf(chair.page).waitFor()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** Somebody in the meeting whose browser keeps nothing. Counts the lines that the page opens. */
const enter = async (name: string) => {
  const person = await Person.open(browser, server)
  await person.context.addInitScript(() =>
    Object.defineProperty(window, 'indexedDB', { value: undefined }),
  )
  await person.joinByCode(await chair.roomCode(asId(board)), 'Община Казанлък', name)
  await person.page.goto(address)
  await notesOf(person.page).waitFor()
  await savedLabel(person.page).getByText('Записано').waitFor()
  let lines = 0
  person.page.on('websocket', () => lines++)
  const become = (role: 'facilitator' | 'member' | 'observer') =>
    giveSeat(
      chair,
      { server, board, name },
      { role, ...(role === 'observer' && { organisationId: null }) },
    )
  return { person, page: person.page, become, opened: () => lines }
}
/** Notes which words the Saved label says from now on; answers with the way to read them. */
const listenToLabel = async (page: Page): Promise<() => Promise<string[]>> => {
  await page.evaluate(() => {
    const said: string[] = []
    const look = () => {
      const now = document.querySelector('[data-saved]')?.getAttribute('data-saved') ?? ''
      if (said.at(-1) !== now) said.push(now)
    }
    look()
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-saved'],
    })
    Object.assign(window, { saidByLabel: said })
  })
  return () => page.evaluate(() => (window as { saidByLabel?: string[] }).saidByLabel ?? [])
}
const next = (page: Page) => page.getByRole('button', { name: 'Следваща', exact: true })

test('SY62: another role in the middle of a sentence leaves line, document, field and caret as they are', async () => {
  const { person, page, become, opened } = await enter('Иван Петров')
  const field = await notesOf(page).elementHandle()
  await typeNotes(page, 'Общината поема ')
  await page.keyboard.press('ArrowLeft')
  await become('facilitator')
  await next(page).waitFor()
  await page.keyboard.type(' водата')
  await become('member')
  await next(page).waitFor({ state: 'detached' })
  await page.keyboard.type(' и хляба')
  await notesOf(chair.page).getByText('Общината поема водата и хляба').waitFor()
  await savedLabel(page).getByText('Записано').waitFor()
  expect(await field?.evaluate((element) => element === document.activeElement)).toBe(true)
  // What was typed before it is still taken back, by itself.
  await page.keyboard.press('ControlOrMeta+z')
  await until(async () => !(await readNotes(chair.page)).includes('хляба'), 'it is taken back')
  expect(opened()).toBe(0)
  expect(person.complaints).toEqual([])
  await person.context.close()
})

test('SY62, SY63, SY55: what was typed without a line goes on under the role that was given meanwhile, also to another page', async () => {
  const { person, page, become } = await enter('Ваня Колева')
  const said = await listenToLabel(page)
  await person.context.setOffline(true)
  await typeNotes(page, 'Казано на тръгване.')
  await savedLabel(page).getByText('НЕ е записано').waitFor()
  await become('facilitator')
  await page.getByRole('link', { name: 'Украйна · Стара Загора' }).click()
  await page.waitForURL((url) => !url.pathname.includes('/m/'))
  await savedLabel(page).getByText('НЕ е записано').waitFor()
  expect((await said()).slice(1)).not.toContain('saved')
  await person.context.setOffline(false)
  await page.getByRole('link', { name: 'Настройки' }).first().waitFor()
  await notesOf(chair.page).getByText('Казано на тръгване.').waitFor()
  await savedLabel(page).getByText('Записано').waitFor()
  expect(person.complaints).toEqual([])
  await person.context.close()
})

test('SY62, SY55: what the new role may not write is kept as words, and never said to be saved', async () => {
  const { person, page, become } = await enter('Никола Динев')
  const said = await listenToLabel(page)
  await person.context.setOffline(true)
  await typeNotes(page, 'Казано като участник.')
  await savedLabel(page).getByText('НЕ е записано').waitFor()
  await become('observer')
  await person.context.setOffline(false)
  await page.getByRole('button', { name: /^1 промяна не беше приета/ }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByText('Казано като участник.').waitFor()
  await sheet.getByText('Влезли сте като наблюдател и можете само да четете.').waitFor()
  expect((await said()).slice(1)).not.toContain('saved')
  expect(await readNotes(chair.page)).not.toContain('Казано като участник.')
  expect(person.complaints).toEqual([])
  await person.context.close()
})
