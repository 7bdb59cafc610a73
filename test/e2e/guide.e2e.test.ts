import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser({ keepsShell: true }), startServer()])
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

test('TO21, TO22: the guide is found on the first page, in one’s language, without a session, and again without a network', async () => {
  const person = await Person.open(browser, server, 'phone')
  const { page, context, complaints } = person
  await page.goto(`${server.url}/j`)
  await page.getByRole('link', { name: 'Ръководство' }).click()
  await page.getByRole('heading', { level: 1, name: 'Ръководство за лицето за контакт' }).waitFor()
  await page.getByRole('tab', { name: 'Водещ (фасилитатор)' }).click()
  await page.getByRole('heading', { name: 'Ръководство за водещия' }).waitFor()
  await page.getByRole('button', { name: 'УК' }).click()
  await page.getByRole('heading', { name: 'Посібник для ведучого' }).waitFor()
  const picture = page.getByRole('img', { name: /Запрошення/ })
  await picture.scrollIntoViewIfNeeded()
  await expect
    .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0)
  await person.shellKept()
  await context.setOffline(true)
  await page.reload()
  await page.getByText('Запланувати зустріч').waitFor()
  expect(page.url()).toContain('for=facilitator')
  expect(complaints).toEqual([])
  await context.close()
})

test('TO22: the sheet of shortcuts and the menus lead to the guide beside the meeting, on phones too', async () => {
  const chair = await Person.open(browser, server)
  await chair.keepNoShell()
  const board = `${server.url}/b/${await chair.setUpWithSample('Мария Георгиева')}`
  const { page } = chair
  await chair.newMeeting()
  const opened = async (press: () => Promise<void>) => {
    const [guide] = await Promise.all([chair.context.waitForEvent('page'), press()])
    await guide.getByRole('heading', { name: 'Ръководство за водещия' }).waitFor()
    await guide.close()
  }
  const sheet = page.getByRole('dialog', { name: 'Клавишни комбинации' })
  await expect
    .poll(async () => {
      await page.keyboard.press('?')
      return sheet.isVisible()
    })
    .toBe(true)
  await opened(() => sheet.getByRole('link', { name: 'Ръководство' }).click())
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Още действия' }).first().click()
  await opened(() => page.getByRole('menuitem', { name: 'Ръководство' }).click())
  await page.goto(board)
  await page.getByRole('button', { name: 'Още', exact: true }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Ръководство' }).click()
  await page.getByRole('heading', { name: 'Ръководство за водещия' }).waitFor()
  await page.setViewportSize({ width: 1440, height: 900 })
})
