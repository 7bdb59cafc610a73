import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { notesOf, readNotes } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { giveSeat } from '../support/seats.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

let browser: Browser
let server: TestServer
let chair: Person
let second: Person
let board: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  board = await chair.setUpWithSample('Мария Георгиева')
  const address = await chair.newMeeting()
  const code = await chair.roomCode(asId(board))
  second = await Person.open(browser, server)
  await second.joinByCode(code, 'Община Казанлък', 'Иван Петров')
  await second.page.goto(address)
  for (const { page } of [chair, second]) await notesOf(page).waitFor()
}, 120_000)

afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** Letters of one's selection, in the direction in which it was made. */
const chosen = (page: Page) =>
  page.evaluate(() => {
    const selection = getSelection()
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null
    const isBackwards = range !== null && selection?.focusNode === range.startContainer
    return `${isBackwards && selection?.focusOffset === range.startOffset ? '←' : ''}${selection?.toString()}`
  })
/** Where a letter of the first paragraph stands on the screen; a colleague's caret may stand among them. */
const letterAt = (page: Page, at: number) =>
  notesOf(page).evaluate((element, index) => {
    const paragraph = element.querySelector('p') as HTMLElement
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.closest('.caret') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    )
    let before = 0
    let text = walker.nextNode() as Text
    while (text.length <= index - before) {
      before += text.length
      text = walker.nextNode() as Text
    }
    const range = document.createRange()
    range.setStart(text, index - before)
    range.setEnd(text, index - before + 1)
    const { left, top, height } = range.getBoundingClientRect()
    return [left + 1, top + height / 2] as const
  }, at)

test('WR39, WR40: keys and mouse choose what they were moved over, whatever a colleague types meanwhile', async () => {
  const { page } = chair
  const other = second.page
  await notesOf(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Община Казанлък има легла')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Втори ред')
  const isThere = async () => (await readNotes(other)) === (await readNotes(page))
  await until(isThere, 'both read the same')
  await notesOf(other).click()
  for (const [start, key, times, words, place] of [
    ['Home', 'Shift+ArrowRight', 10, 'Община Каз', ['ControlOrMeta+End']],
    ['End', 'Shift+ArrowLeft', 10, '← има легла', ['ControlOrMeta+End']],
    ['Home', 'Shift+ArrowRight', 10, 'Община Каз', ['ControlOrMeta+Home', 'End']],
    ['Home', 'Control+Shift+ArrowRight', 2, 'Община Казанлък', ['ControlOrMeta+End']],
  ] as const) {
    for (const press of place) await other.keyboard.press(press)
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.press(start)
    let isDone = false
    const choose = async () => {
      for (let press = 0; press < times; press++) await page.keyboard.press(key)
      isDone = true
    }
    const write = async () => {
      while (!isDone) await other.keyboard.type('а')
    }
    await Promise.all([choose(), write()])
    await until(isThere, 'all letters have come')
    expect((await chosen(page)).trimEnd(), `${key}, the other ${place.join()}`).toBe(words)
  }

  // What is chosen already would be dragged.
  await page.keyboard.press('ControlOrMeta+Home')
  await page.mouse.move(...(await letterAt(page, 7)))
  await page.mouse.down()
  await other.keyboard.press('ControlOrMeta+Home')
  await other.keyboard.type('СПЕШНО: ')
  await page.mouse.move(...(await letterAt(page, 15)), { steps: 4 })
  expect((await readNotes(page)).startsWith('Община')).toBe(true)
  await page.mouse.up()
  await until(isThere, 'what was typed meanwhile comes')
  expect(await chosen(page)).toBe('Казанлък')
})

test('WR43: dragged words take with them what a colleague writes into them on the way', async () => {
  const { page } = chair
  const other = second.page
  await notesOf(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Община Казанлък има легла')
  const isWritten = async (of: Page) => (await readNotes(of)).includes('Казанлък има легла')
  await until(async () => (await isWritten(page)) && (await isWritten(other)), 'both read it')
  await page.keyboard.press('ControlOrMeta+Home')
  for (const key of ['Control+ArrowRight', 'Control+Shift+ArrowRight'])
    await page.keyboard.press(key)
  await until(async () => (await chosen(page)).trim() === 'Казанлък', 'the word is chosen')
  await page.mouse.move(...(await letterAt(page, 9)))
  await page.mouse.down()
  await page.mouse.move(...(await letterAt(page, 12)), { steps: 4 })
  await notesOf(other).click()
  await other.keyboard.press('ControlOrMeta+Home')
  for (let press = 0; press < 12; press++) await other.keyboard.press('ArrowRight')
  await other.keyboard.type('ЯЯ')
  await until(async () => (await readNotes(page)).includes('КазанЯЯлък'), 'it comes meanwhile')
  const [x, y] = await letterAt(page, 2)
  await page.mouse.move(x, y, { steps: 4 })
  await page.mouse.up()
  // Which of the spaces a key chooses with a word is the system's way.
  const isMoved = async () => /^Об ?КазанЯЯлък ?щина/.test(await readNotes(page))
  await until(isMoved, 'all of it is there')
  await until(async () => (await readNotes(other)) === (await readNotes(page)), 'for both')
})

test('WR15: those who only read keep their selection while others write', async () => {
  const { page } = chair
  const other = second.page
  const seat = { server, board, name: 'Иван Петров' }
  await notesOf(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Община Казанлък има легла')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Втори ред с думи')
  await giveSeat(chair, seat, { role: 'observer', organisationId: null })
  await notesOf(other).waitFor({ state: 'detached' })
  const paragraph = (words: string) => other.locator('main p').filter({ hasText: words })
  const letters = async () => (await chosen(other)).replaceAll('\n', '')
  const lettersWith = async (words: string) => {
    await paragraph(words).waitFor()
    return letters()
  }
  for (const words of ['има легла', 'Втори ред']) await paragraph(words).waitFor()
  // From the middle of one paragraph to the middle of the next.
  await other.evaluate(() => {
    const texts = [...document.querySelectorAll('main p')].flatMap((one) => {
      const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
      const found: Text[] = []
      while (walker.nextNode()) found.push(walker.currentNode as Text)
      return found
    })
    const [first, last] = ['има легла', 'Втори ред'].map((words) =>
      texts.find(({ data }) => data.includes(words)),
    )
    if (first && last) getSelection()?.setBaseAndExtent(first, 7, last, 5)
  })
  const words = 'Казанлък има леглаВтори'
  expect(await letters()).toBe(words)
  await page.keyboard.type(' на края')
  expect(await lettersWith('с думи на края')).toBe(words)
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.type('Нова ')
  expect(await lettersWith('Нова Община')).toBe(words)
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.type('Най-отгоре')
  expect(await lettersWith('Най-отгоре')).toBe(words)
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Най-отдолу')
  expect(await lettersWith('Най-отдолу')).toBe(words)
  // Blocks that are drawn anew: a heading, and a paragraph that is split in the middle of what is chosen.
  const line = notesOf(page).locator('p, h2').filter({ hasText: 'Казанлък' })
  await line.click()
  await page.getByRole('button', { name: 'Подзаглавие' }).click()
  await other.locator('main h2').filter({ hasText: 'Казанлък' }).waitFor()
  expect(await letters()).toBe(words)
  await page.keyboard.press('Home')
  for (let press = 0; press < 16; press++) await page.keyboard.press('ArrowRight')
  await page.keyboard.type('-')
  await page.keyboard.press('Enter')
  await until(async () => /Каза-\n+нлък/.test(await chosen(other)), 'it is in two')
  expect(await letters()).toBe('Каза-нлък има леглаВтори')
  await giveSeat(chair, seat, { role: 'member', organisationId: asId('inst-mun-kazanlak') })
  await notesOf(other).waitFor()
})

/** From now on counts which paragraphs change, by what they say in the end; empty for new ones. */
const watchParagraphs = (page: Page) =>
  notesOf(page).evaluate((element) => {
    const changed = new Set<Node>()
    const look = (records: MutationRecord[]) => {
      for (const { target, addedNodes, removedNodes } of records) {
        const paragraphs = target === element ? [...addedNodes, ...removedNodes] : [target]
        for (const node of paragraphs) {
          const from = node instanceof Element ? node : node.parentElement
          changed.add(from?.closest('p') ?? node)
        }
      }
    }
    const observer = new MutationObserver(look)
    observer.observe(element, { subtree: true, childList: true, characterData: true })
    Object.assign(window, {
      changedParagraphs: () => {
        look(observer.takeRecords())
        return changed.size
      },
    })
  })
const changedParagraphs = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { changedParagraphs: () => number }).changedParagraphs(),
  )

test('WR42: Enter at the top of 400 paragraphs changes two of them, here and on a colleague’s page', async () => {
  const { page } = chair
  await notesOf(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    const lines = Array.from({ length: 400 }, (_, at) => `Абзац ${at} с думи`)
    clipboardData.setData('text/plain', lines.join('\n'))
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  })
  const isAll = (paragraphs: number) => async () => {
    for (const person of [chair, second])
      if ((await notesOf(person.page).locator('p').count()) !== paragraphs) return false
    return true
  }
  await until(isAll(400), 'all are there')
  await page.keyboard.press('ControlOrMeta+Home')
  for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight')
  for (const person of [chair, second]) await watchParagraphs(person.page)
  await page.keyboard.press('Enter')
  await until(isAll(401), 'the new one is there')
  for (const person of [chair, second])
    expect(await changedParagraphs(person.page)).toBeLessThanOrEqual(2)
})
