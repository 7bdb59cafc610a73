import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let board: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  board = `${server.url}/b/${await chair.setUpWithSample('Мария Георгиева')}`
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  expect(chair.complaints).toEqual([])
})

const dialog = () => chair.page.getByRole('dialog')

/** Opens the form of a need and fills what it must have, but for the unit. */
const beginNeed = async (title: string, quantity: string) => {
  await chair.page.getByRole('button', { name: 'Потребност', exact: true }).click()
  const form = dialog()
  await form.getByLabel('От какво има нужда?').fill(title)
  await form.getByLabel('Организация').selectOption({ label: 'Община Казанлък' })
  await form.getByLabel('Необходимо количество').fill(quantity)
  await form.getByLabel('Сектор').selectOption({ index: 1 })
  return form
}

test('BO31: a unit of the board’s own is typed, stands behind the quantity, and is offered to the next', async () => {
  const { page } = chair
  await page.goto(`${board}/needs`)
  const first = await beginNeed('Дизел за агрегатите', '4')
  expect(await first.getByRole('option', { name: 'бурета' }).count()).toBe(0)
  await first.getByLabel('Мерна единица').selectOption({ label: 'друга единица…' })
  await first.getByRole('button', { name: 'Запази' }).click()
  // Without words it is no unit.
  await first.getByLabel('Каква единица?').and(page.locator('[aria-invalid="true"]')).waitFor()
  // One letter more than there is room for is said where it is typed.
  await first.getByLabel('Каква единица?').fill('у'.repeat(40))
  await first.getByLabel('Каква единица?').press('End')
  await page.keyboard.type('у')
  await page.getByText('Побира се текст до 40 знака.').waitFor()
  expect(await first.getByLabel('Каква единица?').inputValue()).toBe('у'.repeat(40))
  await first.getByLabel('Каква единица?').fill('Бурета')
  await first.getByRole('button', { name: 'Запази' }).click()
  await first.waitFor({ state: 'detached' })
  const card = page.locator('li, article').filter({ hasText: 'Дизел за агрегатите' }).last()
  await card
    .getByText(/4\sБурета/)
    .first()
    .waitFor()

  const second = await beginNeed('Бензин за помпите', '2')
  await second.getByLabel('Мерна единица').selectOption({ label: 'Бурета' })
  expect(await second.getByLabel('Каква единица?').count()).toBe(0)
  await second.getByRole('button', { name: 'Запази' }).click()
  await second.waitFor({ state: 'detached' })

  // A common unit by how people shorten it is that unit; the same letters are the unit that is there.
  for (const [title, typed, shown] of [
    ['Вода за пункта', 'л', /30\sлитра/],
    ['Масло за агрегатите', ' бурета ', /30\sБурета/],
  ] as const) {
    const form = await beginNeed(title, '30')
    await form.getByLabel('Мерна единица').selectOption({ label: 'друга единица…' })
    await form.getByLabel('Каква единица?').fill(typed)
    await form.getByRole('button', { name: 'Запази' }).click()
    await form.waitFor({ state: 'detached' })
    const made = page.locator('li, article').filter({ hasText: title }).last()
    await made.getByText(shown).first().waitFor()
  }
  await page.emulateMedia({ media: 'print' })
  await page
    .getByText(/4\sБурета/)
    .first()
    .waitFor()
  await page.emulateMedia({ media: 'screen' })
}, 120_000)

test('BO32: an organisation that is here under a name written otherwise is not added: the page leads to it', async () => {
  const { page } = chair
  await page.goto(`${board}/organisations`)
  const count = await page.getByRole('heading', { level: 1 }).locator('..').innerText()
  await page.getByRole('button', { name: 'Добави организация' }).click()
  const form = dialog()
  await form.getByLabel('Пълно наименование (Български)').fill(' община  "КАЗАНЛЪК" ')
  await form.getByLabel('Кратко наименование (Български)').fill('ОК')
  await form.getByRole('button', { name: 'Запази' }).click()
  await form.getByText('„Община Казанлък“ вече е в таблото.').waitFor()
  await form.getByRole('button', { name: 'Отвори я' }).click()
  await page.getByRole('dialog', { name: 'Редактирай организацията' }).waitFor()
  await expect
    .poll(() => dialog().getByLabel('Пълно наименование (Български)').inputValue())
    .toBe('Община Казанлък')
  await dialog().getByRole('button', { name: 'Отказ' }).click()
  expect(await page.getByRole('heading', { level: 1 }).locator('..').innerText()).toBe(count)
})

test('BO32: one that was taken off the board is brought back, not added anew', async () => {
  const { page } = chair
  await page.goto(`${board}/organisations`)
  await page.getByRole('button', { name: 'Редактирай организацията: Община Опан' }).click()
  await dialog().getByRole('button', { name: 'Премахни от таблото' }).click()
  await dialog().getByRole('button', { name: 'Премахни от таблото' }).click()
  await page.getByText('Премахнати организации (1)').waitFor()
  await page.getByRole('button', { name: 'Добави организация' }).click()
  await dialog().getByLabel('Пълно наименование (Български)').fill('ОБЩИНА-ОПАН')
  await dialog().getByLabel('Кратко наименование (Български)').fill('Оп')
  await dialog().getByRole('button', { name: 'Запази' }).click()
  await dialog()
    .getByText(/„Община Опан“ беше премахната/)
    .waitFor()
  await dialog().getByRole('button', { name: 'Възстанови' }).click()
  await page.getByText('Премахнати организации (1)').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Редактирай организацията: Община Опан' }).waitFor()
  expect(await page.getByText('Община Опан', { exact: true }).count()).toBe(1)
})

test('GU32: a name that does not fit any more is said where it is typed', async () => {
  const guest = await Person.open(browser, server, 'phone')
  const { page } = guest
  await page.goto(`${server.url}/j/${await chair.roomCode(asId(board.split('/').at(-1) ?? ''))}`)
  await page.getByRole('searchbox', { name: 'Вашата организация' }).fill('Община Опан')
  await page.getByRole('button', { name: 'Община Опан' }).first().click()
  await page.getByLabel('Вашето име').fill('ж'.repeat(80))
  await page.getByLabel('Вашето име').press('End')
  await page.keyboard.type('ж')
  await page.getByText('Побира се текст до 80 знака.').waitFor()
  expect((await page.getByLabel('Вашето име').inputValue()).length).toBe(80)
  await guest.context.close()
  expect(guest.complaints).toEqual([])
})
