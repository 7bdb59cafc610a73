import type { Me } from '@sedyanka/shared/wire/api.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { type BoardId, boardRoom } from '@sedyanka/shared/ids.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LineClient } from '../chaos/support/line-client.ts'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'

let browser: Browser
let server: TestServer
let chair: Person
let board: BoardId
let visitor: Visitor

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser({ keepsShell: true }), startServer()])
  chair = await Person.open(browser, server)
  board = asId(await chair.setUpWithSample('Мария Георгиева'))
  visitor = new Visitor(server.url)
  const cookies = await chair.context.cookies()
  visitor.cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}, 90_000)
afterAll(async () => {
  visitor.leave()
  await browser.close()
  await server.stop()
  expect(chair.complaints).toEqual([])
})

const paper = (page: Page) => page.locator('[data-paper]')

/** Rewords every action item of the board, as a facilitator may. */
const rewordTasks = async () => {
  await visitor.ask<Me>('GET', '/me')
  const line = new LineClient(visitor, boardRoom(board))
  await line.connect()
  line.edit('reword', (doc) => {
    for (const { id } of actions.all(doc)) actions.set(doc, id, { title: 'ПРЕПРАВЕНА ЗАДАЧА' })
  })
  await until(() => line.isSaved, 'the board has other words')
  line.drop()
}

test('MI1, MI2: the page of a closed meeting stays as it was, with and without a line; opened again it is a draft', async () => {
  const { page } = chair
  await page.getByRole('link', { name: 'Срещи' }).first().click()
  await page
    .getByText(/Координационна среща №\s11/)
    .first()
    .click()
  await page.waitForURL(/\/m\/[^/]+$/)
  const address = page.url()
  await page.goto(`${address}/minutes`)
  await paper(page).waitFor()
  const before = await paper(page).innerText()
  await rewordTasks()
  await page.reload()
  await paper(page).waitFor()
  expect(await paper(page).innerText()).toBe(before)

  await chair.shellKept()
  await chair.context.setOffline(true)
  await page.reload()
  await paper(page).waitFor()
  expect(await paper(page).innerText()).toBe(before)
  await page.getByText('Українська', { exact: true }).click()
  await page.getByText('Протоколът на приключилата среща се пази на сървъра').waitFor()
  await chair.context.setOffline(false)
  await paper(page).getByText('ПРОЄКТ ПРОТОКОЛУ').first().waitFor()
  await page.getByText('Български', { exact: true }).click()
  await paper(page).getByText('ПРОЕКТ НА ПРОТОКОЛ').first().waitFor()
  expect(await paper(page).innerText()).toBe(before)

  await page.goto(address)
  await page.getByRole('button', { name: 'Още действия', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Отвори срещата отново' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('Грешка в задачите')
  await dialog.getByRole('button', { name: /Отвори/ }).click()
  await page.getByRole('button', { name: 'Приключи срещата' }).first().waitFor()
  await page.goto(`${address}/minutes`)
  await paper(page).getByText('ПРЕПРАВЕНА ЗАДАЧА').first().waitFor()
}, 120_000)
