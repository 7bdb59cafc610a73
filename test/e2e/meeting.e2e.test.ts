import type { Browser, Page } from 'playwright-core'
import JSZip from 'jszip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { startMeeting } from '../support/meeting-page.ts'

let browser: Browser
let server: TestServer

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const notes = (page: Page) => page.getByRole('textbox', { name: 'Бележки по точката' })
const title = (page: Page) => page.getByRole('textbox', { name: 'Какво трябва да се направи?' })
const saved = (page: Page) => page.getByText('Записано', { exact: true }).first()

/** What the notes say, without the carets of the others. */
const readNotes = (page: Page) =>
  notes(page).evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('.caret')) caret.remove()
    return (copy.textContent ?? '').replace(/[\u2060\ufeff]/g, '').trim()
  })

/** The letters of a text in alphabetical order: what was typed at once in one place may stand in any order. */
const lettersOf = (text: string) => text.split('').sort().join('')

/** Puts the caret at the end of a field without caring where it was, and types there as a person does. */
const typeAtEnd = async (page: Page, field: ReturnType<typeof notes>, text: string) => {
  await field.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(text, { delay: 15 })
}

test('PA15: three organisations write one paragraph and one action item while the server dies and one is offline', async () => {
  const chair = await Person.open(browser, server)
  const boardId = await chair.setUpByHand('Мария Георгиева')
  const address = await chair.newMeeting()
  const code = await chair.roomCode(asId(boardId))
  const kazanlak = await Person.open(browser, server)
  await kazanlak.joinByHand(code, 'Община Казанлък', 'Иван Петров')
  // The words of an action item that a meeting takes are for facilitators: two of them write in one.
  await chair.makeFacilitator(asId(boardId), 'Иван Петров')
  const network = await Person.open(browser, server)
  await network.joinByHand(code, 'Мрежа за устен превод', 'Олена')
  for (const { page } of [kazanlak, network]) await page.goto(address)
  const everybody = [chair.page, kazanlak.page, network.page]

  await startMeeting(chair.page)
  await notes(chair.page).click()
  await chair.page.keyboard.type('Начало. ')
  for (const page of everybody) await notes(page).getByText('Начало.').waitFor()

  // All three in one paragraph, the two who may in one action item.
  const quick = chair.page.getByRole('combobox', { name: /Нова задача/ })
  await quick.fill('Списък @Община Казанлък до петък')
  await quick.press('Enter')
  for (const { page } of [chair, kazanlak]) await title(page).waitFor()
  await Promise.all([
    typeAtEnd(chair.page, notes(chair.page), 'Водещият открива. '),
    typeAtEnd(kazanlak.page, notes(kazanlak.page), 'Казанлък има 12 места. '),
    typeAtEnd(network.page, notes(network.page), 'Преводачите са готови. '),
  ])
  await Promise.all([
    typeAtEnd(chair.page, title(chair.page), ' на местата'),
    typeAtEnd(kazanlak.page, title(kazanlak.page), ' по бази'),
  ])

  // One loses the network; the server is killed while the others type.
  await network.context.setOffline(true)
  await typeAtEnd(network.page, notes(network.page), 'Написано без връзка. ')
  await saved(network.page).waitFor({ state: 'hidden' })
  const typing = typeAtEnd(kazanlak.page, notes(kazanlak.page), 'Докато сървърът пада. ')
  await server.kill('SIGKILL')
  await typing
  await typeAtEnd(chair.page, notes(chair.page), 'И водещият не спира. ')
  await server.restart()
  await network.context.setOffline(false)

  for (const page of everybody) await saved(page).waitFor()
  await until(async () => {
    const [first, ...others] = await Promise.all(everybody.map(readNotes))
    return others.every((other) => other === first)
  }, 'everybody reads the same')
  const agreed = await readNotes(chair.page)
  const letters = lettersOf(agreed)
  const said = [
    'Начало. ',
    'Водещият открива. ',
    'Казанлък има 12 места. ',
    'Преводачите са готови. ',
    'Написано без връзка. ',
    'Докато сървърът пада. ',
    'И водещият не спира. ',
  ]
  // People who type in the same place at once interleave, letter by letter; no letter may be lost or doubled.
  expect(letters).toBe(lettersOf(said.join('').trim()))
  for (const sentence of ['Написано без връзка.', 'И водещият не спира.'])
    expect(agreed).toContain(sentence)
  const titles = await Promise.all([chair, kazanlak].map(({ page }) => title(page).inputValue()))
  expect(new Set(titles).size).toBe(1)
  await network.page
    .getByText(titles[0] ?? '', { exact: true })
    .first()
    .waitFor()
  expect(lettersOf(titles[0] ?? '')).toBe(lettersOf('Списък на местата по бази'))

  // The minutes hold it all.
  const id = address.split('/').at(-1)
  const file = await chair.page.request.get(
    `${server.url}/api/boards/${boardId}/meetings/${id}/minutes.docx?language=bg`,
  )
  expect(file.status()).toBe(200)
  const xml = await (
    await JSZip.loadAsync(await file.body())
  )
    .file('word/document.xml')
    ?.async('string')
  const text = (xml ?? '').replace(/<[^>]+>/g, '')
  // Letters that interleave may leave a space at an end of the title; on paper it is gone.
  for (const words of [agreed.slice(0, 60), (titles[0] ?? '').trim(), 'Община Казанлък'])
    expect(text).toContain(words)
  for (const person of [chair, kazanlak, network]) expect(person.complaints).toEqual([])
}, 180_000)

test('SY16, WR3, PA28: a closed meeting takes no more edits; what was typed into it offline is shown, and can be copied', async () => {
  await server.stop()
  server = await startServer()
  const chair = await Person.open(browser, server)
  const boardId = await chair.setUpByHand('Мария Георгиева')
  const address = await chair.newMeeting()
  const member = await Person.open(browser, server, 'phone')
  await member.joinByHand(await chair.roomCode(asId(boardId)), 'Мрежа за устен превод', 'Олена')
  await member.page.goto(address)
  await startMeeting(chair.page)
  await notes(member.page).waitFor()
  await member.context.setOffline(true)
  await notes(member.page).click()
  await member.page.keyboard.type('Закъсняло изречение')
  await chair.page.getByRole('button', { name: 'Приключи срещата' }).click()
  await chair.page
    .getByRole('dialog')
    .getByRole('button', { name: /Приключи|Закрий/ })
    .last()
    .click()
  await chair.page.getByText('Закрита', { exact: true }).first().waitFor()
  await member.context.setOffline(false)
  await member.page.getByText('Закъсняло изречение').first().waitFor()
  await member.page
    .getByText(/закрит/i)
    .first()
    .waitFor()
  expect(await chair.page.getByText('Закъсняло изречение').count()).toBe(0)
  // In words, and not beside “saved”.
  await member.page.locator('header').getByText('Неприето: 1').waitFor()
  expect(await member.page.locator('[data-saved="saved"]').count()).toBe(0)
  expect(member.complaints).toEqual([])
}, 120_000)
