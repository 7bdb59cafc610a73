import type { Browser, Locator, Page } from 'playwright-core'
import type { BoardId } from '@sedyanka/shared/ids.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { faultsOf } from '../support/pdf-checks.ts'
import { PdfFile } from '../support/pdf-file.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let board: BoardId
/** Of the sample meeting. */
let minutes: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  board = asId(await chair.setUpWithSample('Мария Георгиева'))
  await chair.page.goto(`${server.url}/b/${board}/meetings`)
  const link = chair.page.getByRole('link', { name: 'Протокол' }).first()
  minutes = `${server.url}${await link.getAttribute('href')}`
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

test('MI38: the dialog of the files, by keyboard: kind, language and names; the file comes under its name, and a refusal in words', async () => {
  const { page } = chair
  await page.goto(minutes)
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

describe('on a phone', () => {
  let member: Person
  beforeAll(async () => {
    member = await Person.open(browser, server, 'phone')
    await member.joinByCode(await chair.roomCode(board), 'Община Казанлък', 'Иван Петров')
  }, 90_000)

  /** What the page of minutes asks the server for. */
  const apiOf = (page: string) => page.replace('/b/', '/api/boards/').replace('/m/', '/meetings/')
  const openDialog = async (page: Page) => {
    await page.goto(minutes)
    await page.getByRole('button', { name: 'Изтегли', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Изтегляне на протокола' })
    await dialog.getByRole('radio', { name: /^PDF/ }).waitFor()
    return dialog
  }

  test('MI42: the plain text is copied for a chat; no clipboard and no server are said in words', async () => {
    const { page, context } = member
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    let dialog = await openDialog(page)
    const copy = dialog.getByRole('button', { name: 'Копирай', exact: true })
    expect(await copy.count()).toBe(0)
    await dialog.getByRole('radio', { name: /^Обикновен текст/ }).check()
    await copy.click()
    await page.getByText('Текстът на протокола е копиран').waitFor()
    await dialog.waitFor({ state: 'detached' })
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    const served = await page.request.get(`${apiOf(minutes)}.txt?language=bg&names=0`)
    expect(copied.replaceAll('\r\n', '\n')).toBe(await served.text())
    expect(copied).toContain('ПО ТОЧКА 2')

    dialog = await openDialog(page)
    await dialog.getByRole('radio', { name: /^Обикновен текст/ }).check()
    await page.route('**/minutes.txt?*', (route) => route.abort())
    await copy.click()
    await dialog.getByRole('alert').getByText('Няма връзка със сървъра').waitFor()
    await page.unroute('**/minutes.txt?*')
    await page.evaluate(() => {
      for (const way of ['write', 'writeText'] as const)
        navigator.clipboard[way] = () => Promise.reject(new DOMException('', 'NotAllowedError'))
      document.execCommand = () => false
    })
    await copy.click()
    const refused = dialog.getByRole('alert').getByText('Браузърът не позволи копиране')
    await refused.waitFor()
    expect(await copy.getAttribute('aria-disabled')).toBeNull()
  })

  test('MI43: on a small phone the buttons and what went wrong are in sight, whatever is chosen', async () => {
    const { page } = member
    await page.setViewportSize({ width: 360, height: 640 })
    const dialog = await openDialog(page)
    const press = dialog.getByRole('button', { name: 'Изтегли', exact: true })
    await dialog.getByRole('radio', { name: 'Українська' }).check({ force: true })
    const inSight = (one: Locator) =>
      one.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        const hit = document.elementFromPoint(left + width / 2, top + height / 2)
        return top >= 0 && top + height <= innerHeight && (element.contains(hit) || hit === element)
      })
    for (const name of [/^PDF/, /^Уебстраница/, /^Обикновен текст/]) {
      await dialog.getByRole('radio', { name }).check()
      expect(await inSight(press), String(name)).toBe(true)
    }
    await page.route('**/minutes.txt?*', (route) =>
      route.fulfill({ status: 429, json: { error: 'tooMany', seconds: 10 } }),
    )
    await press.click()
    const alert = dialog.getByRole('alert')
    await alert.waitFor()
    await expect.poll(() => inSight(alert)).toBe(true)
    expect(await inSight(press)).toBe(true)
  })
})
