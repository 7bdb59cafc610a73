import type { BoardDetails, Me } from '@sedyanka/shared/wire/api.ts'
import { makeId } from '@sedyanka/shared/ids.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { adoptDecision, draftDecision, openVote } from '@sedyanka/shared/meeting/deciding.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { goToItem } from '@sedyanka/shared/meeting/flow.ts'
import { readMeeting } from '@sedyanka/shared/meeting/meeting.ts'
import { readSpeakerQueue } from '@sedyanka/shared/meeting/speakers.ts'
import { callSpeaker, raiseHand } from '@sedyanka/shared/meeting/speaking.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { by, done } from '../support/commands.ts'
import { startMeeting } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { seenWords } from '../support/page-words.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'

let browser: Browser
let server: TestServer
let chair: Person
let wall: Page
let address: string
let visitor: Visitor
let seat: Seat
let room: ReturnType<Visitor['openMeeting']>

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
]

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  const board = await chair.setUpWithSample('Мария Георгиева')
  address = await chair.newMeeting()
  wall = await chair.context.newPage()
  await wall.setViewportSize(sizes[1] as (typeof sizes)[number])
  await wall.goto(`${address}/screen`)
  const cookies = await chair.context.cookies()
  visitor = new Visitor(server.url)
  visitor.cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const me = await visitor.ask<Me>('GET', '/me')
  const { role, organisationId } = await visitor.ask<BoardDetails>('GET', `/boards/${board}`)
  seat = { personId: me.person.id, name: me.person.name, role, organisationId }
  room = visitor.openMeeting(asId(address.split('/').at(-1) ?? ''))
  await until(() => room.synced, 'the meeting is here')
}, 90_000)
afterAll(async () => {
  visitor.leave()
  await browser.close()
  await server.stop()
  expect(chair.complaints).toEqual([])
})

/** Texts of the wall that are cut: below the edge of what holds them, or smaller than is read from the last row. */
const faultsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const screen = document.querySelector('[data-theme="dark"]')
    for (const element of screen?.querySelectorAll<HTMLElement>('*') ?? []) {
      const text = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent?.trim())
        .join('')
      if (text === '' || !element.checkVisibility()) continue
      const size = Number.parseFloat(getComputedStyle(element).fontSize) / window.innerHeight
      if (size < 0.028) found.push(`${(size * 100).toFixed(1)} %: ${text.slice(0, 30)}`)
      const { bottom, right, left } = element.getBoundingClientRect()
      if (element.closest('[data-fit-cut]')) continue
      for (let box = element.parentElement; box; box = box.parentElement) {
        const edge = box.getBoundingClientRect()
        const isOut = bottom > edge.bottom + 2 || right > edge.right + 2 || left < edge.left - 2
        if (getComputedStyle(box).overflow !== 'visible' && isOut)
          found.push(`cut: ${text.slice(0, 30)}`)
      }
    }
    return found
  })

const inAllSizes = async (): Promise<void> => {
  for (const size of sizes) {
    await wall.setViewportSize(size)
    await expect.poll(() => faultsOf(wall)).toEqual([])
  }
}

const decide = (text: string, isVote = false): string => {
  const id = makeId()
  done(
    draftDecision(
      room.doc,
      { id: asId(id), agendaItemId: readMeeting(room.doc)?.currentItemId ?? null, text },
      { seat, at: Date.now() },
    ),
  )
  if (isVote) done(openVote(room.doc, { id: asId(id) }, by()))
  else done(adoptDecision(room.doc, { id: asId(id) }, by(Date.now())))
  return id
}

test('ME49: before the meeting the wall says day and hour, and one count of those who are here', async () => {
  await wall.getByText(/^(понеделник|вторник|сряда|четвъртък|петък|събота|неделя), \d/).waitFor()
  await wall.getByRole('heading', { name: /^Срещата започва в \d\d:\d\d ч\.$/ }).waitFor()
  const header = (await wall.locator('header').textContent()) ?? ''
  expect(header).toMatch(/Присъстват 0 от 46 организации/)
  await inAllSizes()
})

test('ME47: with a title of 230 characters and many decisions nothing is cut, and the vote and the newest are seen', async () => {
  await startMeeting(chair.page)
  for (const orgId of ['inst-rzi', 'inst-oblast', 'ngo-01', 'ngo-02', 'ngo-03', 'ngo-04', 'ngo-05'])
    done(raiseHand(room.doc, { id: asId(makeId()), orgId: asId(orgId) }, { seat, at: Date.now() }))
  await wall.getByText(/^Точка 1 от/).waitFor()
  const title = 'Настаняване на хора с временна закрила в общинските бази за отдих, '.repeat(4)
  agenda.set(room.doc, asId(readMeeting(room.doc)?.currentItemId ?? ''), {
    title: title.slice(0, 230),
  })
  for (let number = 1; number <= 9; number++)
    decide(`Решение с пореден номер ${number}, което урежда местата за настаняване в общините.`)
  await wall.getByText('пореден номер 9').waitFor()
  await wall
    .locator('main [class*="_main_"]')
    .getByText(/^и още \d/)
    .waitFor()
  expect(await wall.getByText('пореден номер 1,').isVisible()).toBe(false)
  await inAllSizes()
  const vote = decide('Гласуваме удължаването на договорите с хотелите до март.', true)
  await wall.getByText('Гласува се').waitFor()
  await inAllSizes()
  expect(await wall.getByText('Гласуваме удължаването').isVisible()).toBe(true)
  expect(await wall.getByText('За 0').first().isVisible()).toBe(true)

  decisions.set(room.doc, asId(vote), { text: 'Много дълъг текст на решение. '.repeat(90) })
  await wall.locator('[data-fit-cut]').waitFor()
  await inAllSizes()
  expect(await wall.getByText('За 0').first().isVisible()).toBe(true)
})

test('MI23: the wall prints a vote and whoever has the floor in dark letters on white', async () => {
  done(callSpeaker(room.doc, { id: asId(readSpeakerQueue(room.doc)[0]?.id ?? '') }, by(Date.now())))
  await wall.locator('[class*="_speaking_"]').waitFor()
  await wall.emulateMedia({ media: 'print' })
  const printed = await seenWords(wall)
  const pale = printed.filter(({ contrast, isOnDark }) => contrast < 4 || isOnDark)
  expect(pale.map(({ words }) => words)).toEqual([])
  expect(printed.map(({ words }) => words)).toContain('Гласува се')
  await wall.emulateMedia({ media: 'screen' })
})

test('ME48: a review shows the action items with what blocks them, a round on needs shows what is lacking', async () => {
  const items = agenda.all(room.doc)
  const go = (kind: string) => {
    const item = items.find((one) => one.kind === kind)
    done(goToItem(room.doc, { itemId: asId(item?.id ?? '') }, by(Date.now())))
  }
  go('review')
  await wall.getByText(/^\d+ отворени задачи/).waitFor()
  await wall
    .getByText(/просрочена \d+ дни/)
    .first()
    .waitFor()
  await inAllSizes()
  go('matching')
  await wall.getByText(/^\d+ непокрити потребности · \d+ предложения/).waitFor()
  await wall
    .getByText(/\d+ от \d+ (легла|места)/)
    .first()
    .waitFor()
  await inAllSizes()
})
