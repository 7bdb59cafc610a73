import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { notesOf, savedLabel, startMeeting, typeNotes } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

let browser: Browser
let server: TestServer
let chair: Person
let boardId: BoardId
let meeting: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser({ keepsShell: true }), startServer()])
  chair = await Person.open(browser, server)
  boardId = asId(await chair.setUpWithSample('Мария Георгиева'))
  meeting = await chair.newMeeting()
  await startMeeting(chair.page)
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** The page's scripts and styles do not come: what is seen is the page itself. The answer lets them through. */
const holdAssets = async (page: Page): Promise<() => void> => {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route('**/assets/**', async (route) => {
    await promise
    await route.continue().catch(() => {})
  })
  return resolve
}
const isPainted = (page: Page) =>
  page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length > 0)

interface Picture {
  words: string
  /** Top and height of elements by the first of their classes. */
  boxes: Record<string, { top: number; height: number }>
}
interface DomNode {
  nodeId: number
  nodeName: string
  nodeValue: string
  attributes?: string[]
  children?: DomNode[]
  shadowRoots?: DomNode[]
}
/** What the first picture shows; it stands where no script of a page reaches. Null when there is none any more. */
const pictureOf = async (page: Page): Promise<Picture | null> => {
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as {
    root: DomNode
  }
  const classOf = ({ attributes = [] }: DomNode) =>
    attributes[attributes.indexOf('class') + 1]?.split(' ')[0] ?? ''
  const find = (node: DomNode): DomNode | null =>
    node.attributes?.includes('first') && node.shadowRoots
      ? node
      : ((node.children ?? []).map(find).find((found) => found !== null) ?? null)
  const host = find(root)
  const picture: Picture = { words: '', boxes: {} }
  const read = async (node: DomNode): Promise<void> => {
    if (node.nodeName === '#text') picture.words += `${node.nodeValue}\n`
    if (['HEADER', 'NAV'].includes(node.nodeName)) {
      const box = await session.send('DOM.getBoxModel', { nodeId: node.nodeId }).catch(() => null)
      const [, top = 0] = box?.model.border ?? []
      if (box) picture.boxes[classOf(node)] = { top, height: box.model.height }
    }
    if (node.nodeName !== 'STYLE') for (const child of node.children ?? []) await read(child)
  }
  for (const child of host?.shadowRoots?.[0]?.children ?? []) await read(child)
  await session.detach()
  return host && picture
}

test('PA29, PA30: before any script or style has come the frame of the asked page is on the screen, in the words and the theme of this device', async () => {
  const person = await Person.open(browser, server)
  const { page } = person
  const release = await holdAssets(page)
  await page.goto(`${server.url}/b/${boardId}/actions`, { waitUntil: 'commit' })
  await until(() => isPainted(page), 'something is on the screen')
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('bg')
  expect((await pictureOf(page))?.words).toMatch(/Обзор\nСрещи\nЗадачи\nПотребности и помощ/)
  const ground = () =>
    page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--paper'))
  expect(await ground()).toBe('#faf8f4')

  await page.evaluate(() => {
    localStorage.setItem('sedyanka.language', 'uk')
    localStorage.setItem('sedyanka.theme', 'dark')
  })
  await page.goto(`${server.url}/j`, { waitUntil: 'commit' })
  await until(() => isPainted(page), 'something is on the screen')
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('uk')
  expect((await pictureOf(page))?.words).toContain('Зустрічі, завдання')
  expect(await ground()).toBe('#14191d')
  await page.goto(`${server.url}/b/${boardId}?lang=en`, { waitUntil: 'commit' })
  await until(() => isPainted(page), 'something is on the screen')
  expect((await pictureOf(page))?.words).toContain('Overview')
  release()
  // Nobody is signed in: the picture goes, and what the page says is seen.
  await page.getByLabel('Six-digit code').waitFor()
  await until(async () => (await pictureOf(page)) === null, 'the picture has gone')
  expect(person.complaints).toEqual([])
})

test('PA29: the page takes the place of the picture without a jump', async () => {
  const { page } = chair
  await page.goto(`${server.url}/b/${boardId}/needs`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await chair.shellKept()
  const release = await holdAssets(page)
  // The kept files would come without being asked for.
  await page.evaluate(async () => {
    for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister()
  })
  await page.goto('about:blank')
  await page.goto(`${server.url}/b/${boardId}/needs`, { waitUntil: 'commit' })
  await until(() => isPainted(page), 'something is on the screen')
  const picture = await pictureOf(page)
  release()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await until(async () => (await pictureOf(page)) === null, 'the picture has gone')
  const boxOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { top, height } = element.getBoundingClientRect()
        return { top, height }
      })
  expect(picture?.boxes['header']).toEqual(await boxOf('header'))
  expect(picture?.boxes['tabs']).toEqual(await boxOf('nav[aria-label="Основна навигация"]'))
})

test('PA31: the next visit begins with what was seen last, in words; it goes with the seat and is not kept on a shared computer', async () => {
  const person = await Person.open(browser, server)
  const { page } = person
  await person.joinByHand(await chair.roomCode(boardId), 'Община Казанлък', 'Иван Петров')
  await page.goto(meeting)
  await typeNotes(page, 'Казанлък има сто места.')
  await savedLabel(page).getByText('Записано').waitFor()
  await person.shellKept()
  const release = await holdAssets(page)
  await page.evaluate(async () => {
    for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister()
  })
  await page.goto('about:blank')
  await page.goto(meeting, { waitUntil: 'commit' })
  await until(() => isPainted(page), 'something is on the screen')
  expect((await pictureOf(page))?.words).toContain('Казанлък има сто места.')
  expect((await pictureOf(page))?.words).toContain('Последно видяното')
  release()
  await notesOf(page).getByText('Казанлък има сто места.').waitFor()
  // Another page of the board is not this one.
  await page.unroute('**/assets/**')
  const releaseOther = await holdAssets(page)
  await page.goto(`${server.url}/b/${boardId}`, { waitUntil: 'commit' })
  await until(() => isPainted(page), 'something is on the screen')
  expect((await pictureOf(page))?.words).not.toContain('Казанлък има сто места.')
  releaseOther()
  await page.getByRole('heading', { level: 1 }).first().waitFor()

  const still = () => page.evaluate(() => localStorage.getItem('sedyanka.still'))
  await page.goto(meeting)
  await notesOf(page).getByText('Казанлък има сто места.').waitFor()
  await page.goto(`${server.url}/about`)
  expect(await still()).toContain('сто места')
  await page.goto(meeting)
  await savedLabel(page).getByText('Записано').waitFor()
  await person.context.clearCookies()
  await page.goto(meeting)
  await page.waitForURL(/\/j$/)
  expect(await still()).toBeNull()

  await page.getByLabel('Шестцифрен код').fill(await chair.roomCode(boardId))
  await page.getByLabel('Вашето име').fill('Иван Петров')
  await page.getByLabel('Това е общ компютър').check()
  await page.getByRole('button', { name: 'Влез', exact: true }).click()
  await page.waitForURL(meeting)
  await savedLabel(page).getByText('Записано').waitFor()
  await page.reload()
  await savedLabel(page).getByText('Записано').waitFor()
  expect(await still()).toBeNull()
})

test('PA32: a device that was here before opens its copy before the server answers, and nothing typed meanwhile is lost when the seat has ended', async () => {
  const person = await Person.open(browser, server)
  const { page } = person
  await person.joinByHand(await chair.roomCode(boardId), 'Община Казанлък', 'Стоян Стоянов')
  await page.goto(meeting)
  await typeNotes(page, 'Първо. ')
  await savedLabel(page).getByText('Записано').waitFor()
  await page.goto('about:blank')

  const members = `${server.url}/api/boards/${boardId}/members`
  const headers = { origin: server.url }
  const listed = (await (await chair.page.request.get(members)).json()) as {
    id: string
    name: string
  }[]
  const own = listed.find(({ name }) => name === 'Стоян Стоянов')
  expect((await chair.page.request.delete(`${members}/${own?.id}`, { headers })).ok()).toBe(true)

  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  await page.route('**/api/**', async (route) => {
    await answered
    await route.continue().catch(() => {})
  })
  // Nor does a line tell it.
  await page.routeWebSocket(/\/sync\//, () => {})
  await page.goto(meeting)
  await typeNotes(page, 'Написано, преди сървърът да отговори.')
  await notesOf(page).getByText('Написано, преди сървърът да отговори.').waitFor()
  answer()
  await page.getByRole('heading', { name: /неизпратен/ }).waitFor()
  await page.getByText('Написано, преди сървърът да отговори.').first().waitFor()
  expect(await page.evaluate(() => localStorage.getItem('sedyanka.still'))).toBeNull()
})
