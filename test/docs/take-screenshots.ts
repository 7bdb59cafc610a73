import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { holdMeeting, settle } from './hold-meeting.ts'
import { startMorningServer } from './start-morning-server.ts'
import { takeGuidePictures } from './take-guide-pictures.ts'

/** Takes the pictures of the README and of docs/: every page, at both widths, in Bulgarian, from the sample board. */
const folder = join(import.meta.dirname, '../../docs')
const widths = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const

const take = async (page: Page, name: string): Promise<void> => {
  for (const [width, size] of Object.entries(widths)) {
    await page.setViewportSize(size)
    await settle(page)
    await page.screenshot({ path: join(folder, `${name}-${width}.png`) })
  }
  await page.setViewportSize(widths.desktop)
}

mkdirSync(folder, { recursive: true })
const [browser, server] = await Promise.all([launchBrowser(), startMorningServer()])
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
  const code = await chair.roomCode(asId(boardId))
  const members: Person[] = []
  for (const [organisation, name] of [
    ['Община Казанлък', 'Иван Петров'],
    ['Мрежа за устен превод', 'Олена'],
  ] as const) {
    const member = await Person.open(browser, server)
    await member.joinByCode(code, organisation, name)
    await member.page.goto(address)
    members.push(member)
  }
  await holdMeeting(
    chair.page,
    members.map(({ page }) => page),
  )
  await take(chair.page, 'meeting')
  await chair.page.goto(`${address}/screen`)
  await take(chair.page, 'screen')
  await chair.page.goto(`${address}/minutes`)
  await take(chair.page, 'minutes')
  const guest = await Person.open(browser, server)
  await guest.page.goto(`${server.url}/j/${code}`)
  await take(guest.page, 'join')
  const [member] = members
  if (member)
    await takeGuidePictures({
      chair,
      member,
      guest,
      board,
      meeting: address,
      joinPage: `${server.url}/j/${code}`,
    })
  console.log(`Pictures are in ${folder}`)
} finally {
  await browser.close()
  await server.stop()
}
