import type { BoardId, OrganisationId } from '@sedyanka/shared/ids.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { notesOf, readNotes, savedLabel, startMeeting } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { giveSeat } from '../support/seats.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

let browser: Browser
let server: TestServer
let chair: Person
let second: Person
let board: BoardId

const title = (page: Page) => page.locator('#item-title textarea')
const quick = (page: Page) => page.getByRole('combobox', { name: /Нова задача/ })
const reads = (page: Page, words: string) => () =>
  title(page)
    .inputValue()
    .then((value) => value === words)
const current = (page: Page) =>
  page.locator('li[data-id][data-current], li[data-id] [aria-current]')

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  board = asId(await chair.setUpWithSample('Мария Георгиева'))
  const address = await chair.newMeeting()
  const code = await chair.roomCode(board)
  second = await Person.open(browser, server)
  await second.joinByCode(code, 'Община Казанлък', 'Иван Петров')
  await giveSeat(chair, { server, board, name: 'Иван Петров' }, { role: 'facilitator' })
  await second.page.goto(address)
  const { page } = chair
  await startMeeting(page)
  await second.page.getByRole('button', { name: 'Следваща', exact: true }).waitFor()
}, 120_000)

afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** A phone's keyboard, by Chrome's own protocol. */
const keyboardOf = async (page: Page) => {
  const line: CDPSession = await page.context().newCDPSession(page)
  return {
    compose: (text: string) =>
      line.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      }),
    commit: (text: string) => line.send('Input.insertText', { text }),
  }
}

test('WR24, WR25: a composed word and what others write meanwhile both stand, and it is sent while underlined', async () => {
  const words = await title(chair.page).inputValue()
  await title(chair.page).click()
  await chair.page.keyboard.press('ControlOrMeta+End')
  await chair.page.keyboard.type(' ')
  const keyboard = await keyboardOf(chair.page)
  await keyboard.compose('жи')
  await until(reads(second.page, `${words} жи`), 'the underlined letters arrive')
  await title(second.page).click()
  await second.page.keyboard.press('ControlOrMeta+Home')
  await second.page.keyboard.type('СПЕШНО: ')
  await keyboard.compose('жили')
  await until(reads(second.page, `СПЕШНО: ${words} жили`), 'both stand')
  expect(await title(chair.page).inputValue()).toBe(`${words} жили`)
  await keyboard.compose('жилища')
  await keyboard.commit('жилища')
  await until(reads(chair.page, `СПЕШНО: ${words} жилища`), 'both are shown here')
  await chair.page.keyboard.type('!')
  await until(reads(second.page, `СПЕШНО: ${words} жилища!`), 'the caret is where it was')

  // The page is put away in the middle of a word.
  await keyboard.compose('дума')
  await until(
    async () => (await savedLabel(chair.page).getAttribute('data-saved')) === 'saved',
    'saved is said of the whole word',
  )
  await chair.page.reload()
  await until(reads(chair.page, `СПЕШНО: ${words} жилища!дума`), 'nothing is gone')
})

test('WR27: undo belongs to the field one is in; outside of fields it says what it took back', async () => {
  const { page } = chair
  const before = await title(page).inputValue()
  await quick(page).click()
  await page.keyboard.type('Списък')
  await page.keyboard.press('ControlOrMeta+z')
  await until(async () => (await quick(page).inputValue()) !== 'Списък', 'the line undoes itself')
  expect(await title(page).inputValue()).toBe(before)

  await title(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' днес')
  await title(second.page).click()
  await second.page.keyboard.press('ControlOrMeta+Home')
  await second.page.keyboard.type('12. ')
  await until(reads(page, `12. ${before} днес`), 'others write too')
  await page.keyboard.press('ControlOrMeta+z')
  await until(reads(page, `12. ${before}`), 'one’s own letters go')
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await until(reads(page, `12. ${before} днес`), 'and come back')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+z')
  await page.getByText(`Отменено: Дневен ред: 12. ${before}`, { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Повтори' }).click()
  await until(reads(page, `12. ${before} днес`), 'done again')
})

test('WR30, WR31: with another organisation in the middle of a word the sentence goes on where it was (W12, A3)', async () => {
  const { page } = second
  const change = async (organisationId: OrganisationId | null) => {
    const [before] = await Promise.all([
      giveSeat(chair, { server, board, name: 'Иван Петров' }, { organisationId }),
      page.waitForResponse((answer) => /\/api\/boards\/[^/]+$/.test(answer.url())),
    ])
    return before.organisationId
  }
  const item = await title(page).inputValue()
  const sentence = 'имаме три стаи'
  let next: OrganisationId | null = null
  for (const place of ['notes', 'quick', 'title', 'dialog'] as const) {
    let read: () => Promise<string>
    if (place === 'notes') {
      await notesOf(page).click()
      read = () => readNotes(page)
    } else if (place === 'quick') {
      await quick(page).click()
      read = () => quick(page).inputValue()
    } else if (place === 'title') {
      await title(page).click()
      await page.keyboard.press('ControlOrMeta+End')
      read = () => title(page).inputValue()
    } else {
      await page.getByRole('button', { name: 'Още действия', exact: true }).click()
      await page.getByRole('menuitem', { name: 'Данни за срещата' }).click()
      const field = page.getByRole('dialog').getByLabel('Място').first()
      await field.click()
      read = () => field.inputValue()
    }
    await page.keyboard.type(sentence.slice(0, 6))
    next = await change(next)
    await page.keyboard.type(sentence.slice(6), { delay: 15 })
    await until(async () => (await read()).endsWith(sentence), `${place}: the sentence is whole`)
    if (place === 'dialog') await page.keyboard.press('Escape')
  }
  expect((await title(page).inputValue()).startsWith(item)).toBe(true)
  expect(await current(page).count()).toBeGreaterThan(0)
  expect(await page.getByLabel('Тема на точката').count()).toBeLessThan(2)
})

/** Pastes as a browser does when the clipboard holds this. */
const paste = (page: Page, data: Record<string, string>) =>
  page.evaluate((formats) => {
    const clipboardData = new DataTransfer()
    for (const [type, text] of Object.entries(formats)) clipboardData.setData(type, text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, data)
const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, '../fixtures/clipboard', name), 'utf8')

test('WR34–WR37: a paste into the notes keeps rows, cells, lists and words as they were, on every page', async () => {
  const { page } = chair
  await page.getByRole('button', { name: 'Следваща', exact: true }).click()
  await notesOf(page).click()
  await paste(page, {
    'text/html': fixture('google-sheets.html'),
    'text/plain': 'Казанлък\t12\t30',
  })
  await paste(page, { 'text/html': fixture('word.html'), 'text/plain': 'Доклад' })
  await page.keyboard.press('Enter')
  await paste(page, { 'text/plain': 'J. Brown (IOM) идва в 10\n24. ноември' })
  await notesOf(second.page).getByText('24. ноември').last().waitFor()
  const lines = (from: Page) =>
    notesOf(from).evaluate((element) =>
      [...element.querySelectorAll('p, h2, h3')].map((block) => block.textContent ?? ''),
    )
  for (const from of [page, second.page]) {
    const found = (await lines(from)).join('\n')
    for (const words of [
      'Казанлък | 12 | 30',
      'Казанлък | 12 легла и 3 дивана',
      'Общо\nПодробно\nпо общини',
      'J. Brown (IOM) идва в 10\n24. ноември',
    ])
      expect(found).toContain(words)
  }
  expect(
    await notesOf(page).evaluate((element) => [
      element.querySelectorAll('ul ul li').length,
      element.querySelector('ol')?.getAttribute('type'),
    ]),
  ).toEqual([1, 'I'])
})

test('WR28: what does not fit into a field is said and offered to copy', async () => {
  const { page } = chair
  await title(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await paste(page, { 'text/plain': `${'а'.repeat(499)}\tбв` })
  await page.getByText('Побра се само началото').waitFor()
  expect((await title(page).inputValue()).length).toBe(500)
  await page.keyboard.type('г')
  await page.getByText('Повече не влиза тук').waitFor()
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('Escape')

  await quick(page).fill(`${'б'.repeat(510)} @РЗИ`)
  await page.getByText('Текстът е по-дълъг от 500 знака (с 10)').waitFor()
  await quick(page).press('Enter')
  expect((await quick(page).inputValue()).length).toBeGreaterThan(510)
  await quick(page).fill('Подготовка за 24 май')
  await page.getByText('Срок 24').waitFor()
  await quick(page).press('Escape')
  await page.getByText('Срок 24').waitFor({ state: 'detached' })
  await quick(page).press('Enter')
  await page.getByRole('textbox', { name: 'Какво трябва да се направи?' }).first().waitFor()
  const titles = page.getByRole('textbox', { name: 'Какво трябва да се направи?' })
  expect(await titles.first().inputValue()).toBe('Подготовка за 24 май')
})

test('WO14, WR38: minutes are read as people write them, and of two numbers one stands', async () => {
  const minutes = (page: Page) =>
    page.locator('#item-title').locator('..').getByLabel('Предвидено време (минути)')
  await minutes(chair.page).click()
  await chair.page.keyboard.press('ControlOrMeta+a')
  await chair.page.keyboard.type('4')
  await minutes(second.page).fill('1:30')
  await second.page.keyboard.press('Enter')
  await until(async () => (await minutes(second.page).inputValue()) === '90', 'read as minutes')
  // Behind the number on its way to the other page: two who write at the same moment are another matter.
  await notesOf(second.page).click()
  await second.page.keyboard.press('ControlOrMeta+End')
  await second.page.keyboard.insertText(' (деветдесет)')
  await notesOf(chair.page).getByText('(деветдесет)').first().waitFor()
  await chair.page.keyboard.type('5')
  await chair.page.keyboard.press('Enter')
  for (const { page } of [chair, second])
    await until(async () => (await minutes(page).inputValue()) === '45', 'one of the two')
  await minutes(chair.page).fill('скоро')
  await chair.page.keyboard.press('Enter')
  await chair.page.getByText('Не е ясно колко време е това').waitFor()
  expect(await minutes(chair.page).inputValue()).toBe('45')
})

test('WR30: with another role in the middle of a sentence no letter of it leads the meeting', async () => {
  const { page } = second
  const before = await title(chair.page).inputValue()
  await notesOf(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' ние ')
  await giveSeat(chair, { server, board, name: 'Иван Петров' }, { role: 'member' })
  await page.getByRole('button', { name: 'Следваща', exact: true }).waitFor({ state: 'detached' })
  await page.keyboard.type('n a t h ', { delay: 10 })
  expect(await page.getByLabel('Тема на точката').count()).toBe(0)
  await giveSeat(chair, { server, board, name: 'Иван Петров' }, { role: 'facilitator' })
  await page.getByRole('button', { name: 'Следваща', exact: true }).waitFor()
  await page.keyboard.type('n a t ', { delay: 10 })
  expect(await title(chair.page).inputValue()).toBe(before)
  expect([...chair.complaints, ...second.complaints]).toEqual([])
})

test('WR49: a key acts where the keys before it have put the caret, however fast they come', async () => {
  const { page } = second
  const { keyboard } = page
  await notesOf(page).click()
  const cases: [chosen: string, keys: string[], left: RegExp][] = [
    ['Control+a', ['End', 'Backspace'], /^абвгд$/],
    ['Control+a', ['ArrowLeft', 'z'], /^zабвгде$/],
    ['Control+a', ['ArrowRight', 'Enter', 'z'], /^абвгде\s*z$/],
    ['Home', ['End', 'Backspace', 'Home', 'Delete'], /^бвгд$/],
    ['End', ['Home', 'Enter', 'z'], /^zабвгде$/],
    ['End', ['ArrowLeft', 'ArrowLeft', 'Backspace'], /^абвде$/],
  ]
  for (const [chosen, keys, left] of cases) {
    await keyboard.press('Control+a')
    await keyboard.press('Delete')
    await keyboard.type('абвгде')
    await until(async () => (await readNotes(page)).trim() === 'абвгде', 'it is written')
    await keyboard.press(chosen)
    // All at once, so that the page has no moment in between.
    await Promise.all(keys.map((key) => keyboard.press(key)))
    await until(
      async () => left.test((await readNotes(page)).trim()),
      `${keys.join(' ')} has worked`,
    )
  }
}, 90_000)
