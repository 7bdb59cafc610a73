import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { launchBrowser } from '../support/browser.ts'
import { faultsOf } from '../support/pdf-checks.ts'
import { PdfFile } from '../support/pdf-file.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

test('MI38: the dialog of the files, by keyboard: kind, language and names; the file comes under its name, and a refusal in words', async () => {
  const chair = await Person.open(browser, server)
  const board = await chair.setUpWithSample('Мария Георгиева')
  const { page } = chair
  await page.goto(`${server.url}/b/${board}/meetings`)
  const minutes = await page.getByRole('link', { name: 'Протокол' }).first().getAttribute('href')
  await page.goto(`${server.url}${minutes}`)
  const opener = page.getByRole('button', { name: 'Изтегли', exact: true })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Изтегляне на протокола' })
  const pdf = dialog.getByRole('radio', { name: /^PDF/ })
  await pdf.waitFor()
  await expect.poll(() => pdf.evaluate((element) => element === document.activeElement)).toBe(true)
  await dialog.getByText('Протоколът не е утвърден').waitFor()
  await page.keyboard.press('ArrowDown')
  expect(await dialog.getByRole('radio', { name: /DOCX/ }).isChecked()).toBe(true)
  await page.keyboard.press('ArrowUp')
  await dialog.getByRole('radio', { name: 'Українська' }).check({ force: true })
  await dialog.getByText('неофициален').waitFor()

  await page.route('**/minutes.pdf?*', (route) =>
    route.fulfill({ status: 429, json: { error: 'tooMany', seconds: 10 } }),
  )
  const press = dialog.getByRole('button', { name: 'Изтегли', exact: true })
  await press.click()
  await dialog.getByRole('alert').getByText('Твърде много документи чакат').waitFor()
  await page.unroute('**/minutes.pdf?*')

  const [download] = await Promise.all([page.waitForEvent('download'), press.press('Enter')])
  expect(download.suggestedFilename()).toMatch(/^Проєкт протоколу № 11 – .*\.pdf$/)
  const file = new PdfFile(readFileSync(await download.path()))
  expect(faultsOf(file)).toEqual([])
  expect(file.text(file.catalog['Lang'])).toBe('uk-UA')
  await page.getByText('Изтеглено: Проєкт протоколу').waitFor()
  await dialog.waitFor({ state: 'detached' })
  await expect
    .poll(() => opener.evaluate((element) => element === document.activeElement))
    .toBe(true)
  // The browser complains of the refusal, and of nothing else.
  expect(chair.complaints.filter((one) => !one.includes('429'))).toEqual([])
})
