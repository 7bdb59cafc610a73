import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { typeNotes } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let member: Person
let boardId: BoardId
let board: string
let meeting: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  boardId = asId(await chair.setUpWithSample('Мария Георгиева'))
  board = `${server.url}/b/${boardId}`
  meeting = await chair.newMeeting()
  member = await Person.open(browser, server, 'phone')
  await member.joinByCode(await chair.roomCode(boardId), 'Община Казанлък', 'Иван Петров')
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** Names of the documents that the device keeps. */
const documentsOf = (page: Page) =>
  page.evaluate(async () =>
    (await indexedDB.databases()).flatMap(({ name }) =>
      name?.startsWith('sedyanka:') ? [name] : [],
    ),
  )
const removed = 'Достъпът Ви до таблото е прекратен. Обърнете се към водещия.'

test('BO23: an organisation is removed after a question that says what happens, and restored with its people', async () => {
  const { page } = chair
  await page.goto(`${board}/organisations`)
  await page.getByRole('button', { name: 'Редактирай организацията: Община Казанлък' }).click()
  await page.getByRole('button', { name: 'Премахни от таблото' }).click()
  const question = page.getByRole('dialog')
  await question.getByText('Нейните хора ще загубят достъп', { exact: false }).waitFor()
  await question.getByText('1 човек ще загуби достъп.').waitFor()
  await question.getByRole('button', { name: 'Отказ' }).click()
  await page.getByRole('button', { name: 'Редактирай организацията: Община Казанлък' }).click()
  await page.getByRole('button', { name: 'Премахни от таблото' }).click()
  await question.getByRole('button', { name: 'Премахни от таблото' }).click()
  await member.page.getByText(removed).first().waitFor()
  // What it does on the board still names it.
  await page.goto(`${board}/needs`)
  await page.getByText('Община Казанлък').first().waitFor()
  await page.goto(`${board}/organisations`)
  await page.getByText('Премахнати организации (1)').click()
  await page.getByRole('button', { name: 'Възстанови: Община Казанлък' }).click()
  await page.getByText('Община Казанлък е възстановена заедно с достъпа на 1 човек.').waitFor()
})

test('BO24: an archived board says so on every page, nobody writes in it, and it is brought back', async () => {
  await member.page.goto(meeting)
  await typeNotes(member.page, 'Преди архива')
  await member.page.getByText('Записано').first().waitFor()
  const { page } = chair
  await page.goto(`${board}/care`)
  await page.getByRole('button', { name: 'Архивирай таблото' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Архивирай таблото' }).click()
  const notice = (on: Page) => on.getByText('може само да се чете', { exact: false }).first()
  await notice(page).waitFor()
  await notice(member.page).waitFor()
  await member.page.getByText('Преди архива').first().waitFor()
  await expect.poll(() => member.page.locator('[contenteditable="true"]').count()).toBe(0)
  for (const path of ['', '/meetings', '/actions', '/needs', '/organisations']) {
    await page.goto(board + path)
    await notice(page).waitFor()
    for (const name of ['Нова задача', 'Нова среща', 'Добави организация', 'Потребност'])
      expect(await page.getByRole('button', { name, exact: true }).count(), name).toBe(0)
  }
  await page.goto(`${meeting}/screen`)
  await notice(page).waitFor()
  await page.goto(`${server.url}/?list`)
  await page.getByText('Архив', { exact: true }).waitFor()
  await page.goto(board)
  await page.getByRole('link', { name: 'Архивиране и изтриване' }).click()
  await page.getByRole('button', { name: 'Върни таблото в работа' }).click()
  await page.getByText('Таблото отново е в работа.').waitFor()
  await notice(member.page).waitFor({ state: 'detached' })
  await typeNotes(member.page, ' – и след него')
  await member.page.getByText('Записано').first().waitFor()
})

test('BO25, BO26: a board is deleted with its title typed and its file offered; open pages delete their copies', async () => {
  const { page } = chair
  await page.goto(`${board}/care`)
  const title = await page.getByRole('heading', { level: 1 }).innerText()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Изтегли файла на таблото' }).click(),
  ])
  expect(download.suggestedFilename()).toContain('.json')
  for (const { page: each } of [chair, member])
    await expect.poll(async () => (await documentsOf(each)).length).toBeGreaterThan(0)
  // A page of a meeting that was left before anything had come has made a copy with nothing in it.
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open(name, 1)
        opening.onupgradeneeded = () => {
          for (const list of ['updates', 'pending', 'meta']) opening.result.createObjectStore(list)
        }
        opening.onsuccess = () => {
          opening.result.close()
          resolve()
        }
      }),
    (await documentsOf(page))[0]?.replace(/(board|meeting):.*/, 'meeting:left-at-once') ?? '',
  )
  // The board's own copy, which lists its meetings, may be gone before theirs: another page was faster.
  await page.evaluate(
    (id) =>
      indexedDB
        .databases()
        .then((all) =>
          all.forEach(
            ({ name }) => name?.endsWith(`board:${id}`) && indexedDB.deleteDatabase(name),
          ),
        ),
    boardId,
  )
  await page.getByRole('button', { name: 'Изтрий таблото…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Първо изтегли файла на таблото' }).waitFor()
  const forGood = dialog.getByRole('button', { name: 'Изтрий завинаги' })
  expect(await forGood.getAttribute('aria-disabled')).toBe('true')
  await dialog.getByLabel(/^За потвърждение/).fill(title)
  await forGood.click()
  await page.getByText('Таблото е изтрито.').waitFor()
  await member.page.getByText('Таблото е изтрито от водещия', { exact: false }).first().waitFor()
  await expect.poll(() => documentsOf(member.page)).toEqual([])
  await expect.poll(() => documentsOf(page)).toEqual([])
  await member.page.goto(board)
  await member.page.getByText('Таблото е изтрито от водещия', { exact: false }).first().waitFor()
  for (const person of [chair, member])
    expect(person.complaints.filter((text) => !/status of (409|410)/.test(text))).toEqual([])
})
