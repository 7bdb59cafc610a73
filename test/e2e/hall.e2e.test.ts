import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { meeting, readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { callSpeaker } from '@sedyanka/shared/meeting/speaking.ts'
import { readSpeakerQueue } from '@sedyanka/shared/meeting/speakers.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { by, done } from '../support/commands.ts'
import { notesOf, startMeeting } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

let browser: Browser
let server: TestServer
let chair: Person
let member: Person
let address: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  const board = await chair.setUpWithSample('Мария Георгиева')
  address = await chair.newMeeting()
  member = await Person.open(browser, server)
  await member.joinByCode(await chair.roomCode(asId(board)), 'Община Казанлък', 'Иван Петров')
  await member.page.goto(address)
  await startMeeting(chair.page)
  for (const { page } of [chair, member]) await notesOf(page).waitFor()
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  expect([...chair.complaints, ...member.complaints]).toEqual([])
})

/** The meeting's document, as the chair's page would hold it. */
const openAsChair = async () => {
  const visitor = await chair.visitor()
  const room = visitor.openMeeting(asId(address.split('/').at(-1) ?? ''))
  await until(() => room.synced, 'the meeting is here')
  return room
}

/** Gives the floor to the hand that is up, as if that had been so many milliseconds ago. */
const giveFloorAgo = async (ago: number): Promise<void> => {
  const room = await openAsChair()
  done(
    callSpeaker(
      room.doc,
      { id: asId(readSpeakerQueue(room.doc)[0]?.id ?? '') },
      by(Date.now() - ago),
    ),
  )
  await member.page.getByText(/^1:5\d \/ 2:00$/).waitFor()
  room.destroy()
}

test('ME33: at a hybrid meeting the row of who did not say where they are says so, until they do', async () => {
  const row = chair.page.locator('li').filter({ hasText: 'Община Казанлък' }).first()
  await row.getByText('не е посочено').waitFor()
  await member.page.getByRole('radio', { name: 'Онлайн' }).check({ force: true })
  await row.getByText('не е посочено').waitFor({ state: 'detached' })
})

test('ME50: the voice speaks of no time that is up when the meeting goes on to the next item', async () => {
  const { page } = chair
  const room = await openAsChair()
  const current = readMeeting(room.doc)?.currentItemId ?? ''
  // Two minutes, of which fifty seconds are gone: counted twice, that would be the last minute.
  agenda.set(room.doc, asId(current), { minutes: 2 })
  meeting.set(room.doc, 'meeting', { currentSince: Date.now() - 50_000 })
  await member.page
    .getByText(/^1:0\d$/)
    .first()
    .waitFor()
  await member.page.evaluate(() => {
    const told: string[] = []
    const voice = document.querySelector('#meeting-news')
    if (voice)
      new MutationObserver(() => told.push(voice.textContent ?? '')).observe(voice, {
        childList: true,
        characterData: true,
        subtree: true,
      })
    Object.assign(window, { told })
  })
  await page.getByRole('button', { name: 'Следваща', exact: true }).click()
  await member.page
    .locator('#meeting-news')
    .getByText(/Текуща точка: 2/)
    .waitFor()
  const quick = page.getByRole('combobox', { name: /Нова задача/ })
  await quick.fill('Списък на местата')
  await quick.press('Enter')
  await member.page
    .locator('#meeting-news')
    .getByText(/нова задача/)
    .waitFor()
  const told = await member.page.evaluate(() => (window as unknown as { told: string[] }).told)
  expect(told.join(' ')).not.toMatch(/Остава|изтече/)
  await page.getByRole('button', { name: 'Назад', exact: true }).click()
})

test('ME32: the time beyond the limit is shown, and told once; the limit stays when the meeting goes on', async () => {
  const { page } = chair
  await page.getByRole('tab', { name: /^Изказвания/ }).click()
  await page.getByLabel('Време за изказване').selectOption({ label: '2 мин' })
  await member.page.getByRole('button', { name: 'Искам думата' }).click()
  await page.getByRole('button', { name: 'Дай думата', exact: true }).waitFor()
  await giveFloorAgo(110_000)
  await member.page.evaluate(() => {
    const told: string[] = []
    const voice = document.querySelector('#meeting-news')
    if (voice)
      new MutationObserver(() => told.push(voice.textContent ?? '')).observe(voice, {
        childList: true,
        characterData: true,
        subtree: true,
      })
    Object.assign(window, { told })
  })
  const timesTold = () =>
    member.page.evaluate(
      () =>
        (window as unknown as { told: string[] }).told.filter((words) =>
          words.includes('Времето за изказване изтече'),
        ).length,
    )
  await member.page.getByText(/^2:00 \+ 0:\d\d$/).waitFor()
  await member.page.locator('#meeting-news').getByText('Времето за изказване изтече').waitFor()
  await page.getByRole('button', { name: 'Следваща', exact: true }).click()
  await member.page.getByRole('heading', { name: 'Приемане на дневния ред' }).waitFor()
  // Past the pause between two summaries: whatever waited to be told has been told by then.
  await member.page.getByText(/^2:00 \+ 0:1\d$/).waitFor()
  expect(await timesTold()).toBe(1)
  expect(await page.getByLabel('Време за изказване').inputValue()).toBe('2')
})
