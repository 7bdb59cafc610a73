import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { notesOf, savedLabel, startMeeting } from '../support/meeting-page.ts'
import { patience } from '../support/patience.ts'
import { Person } from '../support/person.ts'
import { giveSeat } from '../support/seats.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

let browser: Browser
let server: TestServer
let chair: Person
let phone: Person
let board: BoardId
let address: string

/** Which field has the keyboard. */
const focusedLabel = (person: Person) =>
  person.page.evaluate(() =>
    document.activeElement instanceof HTMLTextAreaElement
      ? document.activeElement.labels[0]?.textContent.trim()
      : null,
  )

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  board = asId(await chair.setUpWithSample('Мария Георгиева'))
  address = await chair.newMeeting()
  phone = await Person.open(browser, server, 'phone')
  await phone.joinByCode(await chair.roomCode(board), 'Община Казанлък', 'Иван Петров')
  await phone.page.goto(address)
  await startMeeting(chair.page)
  await notesOf(chair.page).waitFor()
}, 4 * patience)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

test('ME29: a vote is offered on every tab of a phone until it is cast, with the way to it', async () => {
  const { page } = phone
  await page.getByRole('button', { name: 'Дневен ред' }).click()
  await chair.page.getByRole('button', { name: 'Ново решение' }).click()
  await chair.page.keyboard.type('Приоритет имат семействата.')
  await chair.page.getByRole('button', { name: 'Подложи на гласуване' }).click()
  const notice = page.locator('[data-vote-notice]')
  await notice.getByText('Гласува се: Приоритет имат семействата.').waitFor()
  await page.getByRole('button', { name: 'Хора' }).click()
  await notice.getByRole('button', { name: 'Гласувайте' }).click()
  await notice.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Хора' }).click()
  await notice.getByRole('button', { name: 'Гласувайте' }).click()
  await page.getByRole('button', { name: 'Против', exact: true }).click()
  await page.getByRole('button', { name: 'Изказвания' }).click()
  await page.getByRole('button', { name: 'Искам думата' }).waitFor()
  await expect.poll(() => notice.count()).toBe(0)
})

test('ME28: a vote that does not carry is asked about, and a decision is taken back by toast and by menu', async () => {
  const { page } = chair
  const pronounced = page.getByRole('button', { name: 'Прието', exact: true })
  await pronounced.click()
  await page.getByText('„За“ (0) не надвишава „против“ (1).').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Отказ' }).click()
  await pronounced.click()
  const answer = page.getByRole('dialog').getByRole('button', { name: 'Отбележи като прието' })
  await answer.click()
  await page.getByText('Решението е прието.').waitFor()
  await page.getByRole('status').getByRole('button', { name: 'Отмени', exact: true }).click()
  await pronounced.click()
  await answer.click()
  await pronounced.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Още действия: Решение' }).click()
  await page.getByRole('menuitem', { name: 'Върни като проект' }).click()
  await pronounced.waitFor()
  await page.getByText(/^Решение №\s\d+\.1$/).waitFor()
})

test('ME30: a dissenting opinion is typed where it was asked for', async () => {
  await phone.page.getByRole('button', { name: 'Точка', exact: true }).click()
  await phone.page.getByRole('button', { name: 'Запиши особено мнение' }).click()
  await expect.poll(() => focusedLabel(phone)).toBe('Особено мнение')
})

test('ME31: an item with something in it is removed after a question, and restored from the end of the agenda', async () => {
  const { page } = chair
  const row = page.locator('li[data-id]').filter({ has: page.locator('[aria-current="step"]') })
  const title = (await row.locator('button > span:nth-child(2)').textContent()) ?? ''
  await row.hover()
  await row.getByRole('button', { name: /^Още действия/ }).click()
  await page.getByRole('menuitem', { name: 'Премахни точката' }).click()
  const question = page.getByRole('dialog')
  await question.getByText('1 решение', { exact: false }).waitFor()
  await question.getByRole('button', { name: 'Премахни точката' }).click()
  await page.getByText(`Точката „${title}“ е премахната.`).waitFor()
  const removed = page.getByText('Премахнати (1)')
  await removed.click()
  await page.getByRole('button', { name: `Възстанови: ${title}` }).click()
  await removed.waitFor({ state: 'detached' })
  await page.locator('li[data-id]').filter({ hasText: title }).waitFor()
  for (const person of [chair, phone]) expect(person.complaints).toEqual([])
})

test('WR46, WR47, WR31: words typed offline into a decision that was voted on or removed are told, and a sentence begun elsewhere goes on', async () => {
  const second = await Person.open(browser, server)
  const { page } = second
  await second.joinByCode(await chair.roomCode(board), 'Община Гурково', 'Стоян Илиев')
  await giveSeat(chair, { server, board, name: 'Стоян Илиев' }, { role: 'facilitator' })
  await page.goto(address)
  await notesOf(page).waitFor()
  const drafts = (of: Page) => of.getByRole('textbox', { name: 'Проект на решение' })
  const draft = async (words: string) => {
    await chair.page.getByRole('button', { name: 'Ново решение' }).click()
    await chair.page.keyboard.type(words)
    await until(
      async () => (await drafts(page).last().inputValue()) === words,
      'the draft is on both pages',
    )
  }
  const typeOffline = async (words: string) => {
    await second.context.setOffline(true)
    await drafts(page).last().click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type(words)
    await savedLabel(page).getByText('Само на това устройство').waitFor()
  }
  await draft('Приоритет имат учениците.')
  await typeOffline(' Без списъка.')
  await chair.page.getByRole('button', { name: 'Подложи на гласуване' }).last().click()
  await phone.page.getByRole('button', { name: 'Хора' }).click()
  await phone.page.locator('[data-vote-notice]').getByRole('button').click()
  await phone.page.getByRole('button', { name: 'За', exact: true }).last().click()
  await chair.page.getByText('Гласува се тъкмо този текст', { exact: false }).last().waitFor()
  await notesOf(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' Имаме ')
  await second.context.setOffline(false)
  await page.keyboard.type('нови три стаи', { delay: 30 })
  const told = page.getByRole('alert').getByRole('button')
  await told.waitFor()
  await page.keyboard.type(' днес', { delay: 15 })
  await notesOf(chair.page).getByText('Имаме нови три стаи днес').waitFor()
  expect(await savedLabel(page).getByText('Записано').count()).toBe(0)
  expect(await page.getByText('Без списъка.').count()).toBe(0)
  await told.click()
  const sheet = page.getByRole('dialog')
  await sheet.getByText('Приоритет имат учениците. Без списъка.').waitFor()
  await sheet.getByRole('button', { name: 'Премахни от списъка' }).click()
  await savedLabel(page).getByText('Записано').waitFor()

  await draft('Срокът е петък.')
  await typeOffline(' До обяд.')
  await chair.page.getByRole('button', { name: 'Премахни решението' }).last().click()
  await second.context.setOffline(false)
  await page.getByText('Премахнато, докато пишехте: „Срокът е петък. До обяд.“').waitFor()
  await page.getByRole('button', { name: 'Възстанови', exact: true }).first().click()
  await until(
    async () => (await drafts(chair.page).last().inputValue()) === 'Срокът е петък. До обяд.',
    'the words stand there again',
  )
  expect(second.complaints).toEqual([])
  await second.context.close()
})
