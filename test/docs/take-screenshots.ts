import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { startServer } from '../support/server.ts'
import { startMeeting } from '../support/meeting-page.ts'

/** Takes the pictures of the README and of docs/: every page, at both widths, in Bulgarian, from the sample board. */
const folder = join(import.meta.dirname, '../../docs')
const widths = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const

const settle = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  await page
    .getByText('Записано', { exact: true })
    .first()
    .waitFor()
    .catch(() => undefined)
}

const take = async (page: Page, name: string): Promise<void> => {
  for (const [width, size] of Object.entries(widths)) {
    await page.setViewportSize(size)
    await settle(page)
    await page.screenshot({ path: join(folder, `${name}-${width}.png`) })
  }
  await page.setViewportSize(widths.desktop)
}

/** A meeting as it looks in the middle: items behind, notes with carets, a vote, action items, people. */
const holdMeeting = async (chair: Page, members: Page[]): Promise<void> => {
  await startMeeting(chair)
  for (let item = 0; item < 3; item++)
    await chair.getByRole('button', { name: 'Следваща', exact: true }).click()
  const notes = (page: Page) => page.getByRole('textbox', { name: 'Бележки по точката' })
  await notes(chair).click()
  await chair.getByRole('button', { name: 'Списък с точки' }).click()
  await notes(chair).click()
  await chair.keyboard.type('Данните се подават обобщено, по вид на базата и по община.\n')
  await chair.keyboard.type('В Гурково търсенето надвишава свободните места в общинската база.\n')
  const decision = chair.getByRole('button', { name: 'Ново решение' })
  await decision.click()
  await chair
    .getByRole('textbox', { name: 'Проект на решение' })
    .fill('Препоръчва свободните места в Казанлък да се ползват като резерв за зимата.')
  const quick = chair.getByRole('combobox', { name: /Нова задача/ })
  for (const line of [
    'План за отопление на базите @Община Гурково до 11.12',
    'Първо седмично подаване на местата @Община Казанлък до петък',
  ]) {
    await quick.fill(line)
    await quick.press('Enter')
  }
  for (const [index, page] of members.entries()) {
    await notes(page).click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type(
      index === 0 ? 'Казанлък може да поеме част от семействата.' : ' Нужен е превод.',
    )
  }
}

mkdirSync(folder, { recursive: true })
const [browser, server] = await Promise.all([launchBrowser(), startServer()])
try {
  const chair = await Person.open(browser, server)
  const boardId = await chair.setUpWithSample('Мария Георгиева')
  const board = `${server.url}/b/${boardId}`
  for (const [name, path] of [
    ['overview', ''],
    ['meetings', '/meetings'],
    ['actions', '/actions?show=all'],
    ['needs', '/needs'],
    ['organisations', '/organisations'],
    ['people', '/people'],
  ] as const) {
    await chair.page.goto(`${board}${path}`)
    await take(chair.page, name)
  }
  const address = await chair.newMeeting()
  const code = await chair.roomCode(boardId)
  const members: Page[] = []
  for (const [organisation, name] of [
    ['Община Казанлък', 'Иван Петров'],
    ['Мрежа за устен превод', 'Олена'],
  ] as const) {
    const member = await Person.open(browser, server)
    await member.joinByCode(code, organisation, name)
    await member.page.goto(address)
    members.push(member.page)
  }
  await holdMeeting(chair.page, members)
  await take(chair.page, 'meeting')
  await chair.page.goto(`${address}/screen`)
  await take(chair.page, 'screen')
  await chair.page.goto(`${address}/minutes`)
  await take(chair.page, 'minutes')
  const guest = await Person.open(browser, server)
  await guest.page.goto(`${server.url}/j/${code}`)
  await take(guest.page, 'join')
  console.log(`Pictures are in ${folder}`)
} finally {
  await browser.close()
  await server.stop()
}
