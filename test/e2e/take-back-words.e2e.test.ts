import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { Browser } from 'playwright-core'
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
let member: Person
let board: BoardId
let address: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  board = asId(await chair.setUpWithSample('Мария Георгиева'))
  address = await chair.newMeeting()
  member = await Person.open(browser, server)
  await member.joinByCode(await chair.roomCode(board), 'Община Казанлък', 'Шегаджия')
  await member.page.goto(address)
  await startMeeting(chair.page)
  for (const { page } of [chair, member]) await notesOf(page).waitFor()
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  expect(chair.complaints).toEqual([])
})

test('AC41: what somebody typed into the notes of a meeting goes with them and comes back, before everybody’s eyes', async () => {
  const { page } = chair
  await typeNotes(page, 'Отворени са три болници.')
  await notesOf(member.page).getByText('три болници').waitFor()
  await typeNotes(member.page, ' ГЛУПОСТИ')
  await member.page.keyboard.press('Enter')
  await member.page.keyboard.type('ОЩЕ ГЛУПОСТИ')
  await notesOf(page).getByText('ОЩЕ ГЛУПОСТИ').waitFor()
  await savedLabel(member.page).and(member.page.locator('[data-saved="saved"]')).waitFor()

  const people = await chair.context.newPage()
  await people.goto(`${server.url}/b/${board}/people?tab=people`)
  await people.getByRole('button', { name: 'Още действия: Шегаджия' }).click()
  await people.getByRole('menuitem', { name: 'Премахни заедно с написаното' }).click()
  const dialog = people.getByRole('dialog')
  await dialog.getByText('22 знака в записи и бележки на други:').waitFor()
  await dialog.getByText('ОЩЕ ГЛУПОСТИ').waitFor()
  await dialog.getByRole('button', { name: 'Премахни с написаното' }).click()
  await people.getByText('и 22 знака в чужди текстове').waitFor()
  await until(
    async () => (await readNotes(page)) === 'Отворени са три болници.',
    'the words are gone on the page that is open',
  )
  await typeNotes(page, ' Две чакат лекари.')
  await people.getByRole('button', { name: 'Върни', exact: true }).click()
  await people.getByText('достъпът и написаното са върнати').waitFor()
  await notesOf(page).getByText('ОЩЕ ГЛУПОСТИ').waitFor()
  expect(await notesOf(page).innerText()).toContain('болници.')
  expect(await notesOf(page).innerText()).toContain('Две чакат лекари.')
})

test('MI6: a meeting that is opened again to correct a word keeps its hour of closing, unless the facilitator says otherwise', async () => {
  const { page } = chair
  const end = async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Приключи срещата' }).click()
    return page.getByRole('dialog', { name: 'Приключване на срещата' })
  }
  const finish = async (dialog: Awaited<ReturnType<typeof end>>) => {
    await dialog.getByRole('button', { name: /^Приключи/ }).click()
    await page.getByText('Срещата приключи. Протоколът е готов за преглед.').waitFor()
  }
  const reopen = async () => {
    await page.getByRole('button', { name: 'Още действия', exact: true }).first().click()
    await page.getByRole('menuitem', { name: 'Отвори срещата отново' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('Правописна грешка')
    await dialog.getByRole('button', { name: 'Отвори срещата отново' }).click()
    await dialog.waitFor({ state: 'detached' })
    await notesOf(page).waitFor()
  }
  const first = await end()
  expect(
    await first.getByRole('radiogroup', { name: 'Час на приключване в протокола' }).count(),
  ).toBe(0)
  await finish(first)
  // Twice for the same reason: each time it opens.
  for (let time = 1; time <= 2; time++) {
    await reopen()
    const again = await end()
    const former = again.getByRole('radio', { name: /^Както беше:/ })
    await former.waitFor()
    expect(await former.isChecked()).toBe(true)
    await finish(again)
  }
})
