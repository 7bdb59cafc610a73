import type { BoardDetails, BoardSummary, JoinLook, Member } from '@sedyanka/shared/wire/api.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { withoutShell } from './evidence.ts'
import { patience } from './patience.ts'
import type { TestServer } from './server.ts'
import { Visitor } from './visitor.ts'

/** What a page said that it should not have: uncaught errors and refused resources. */
const isComplaint = (text: string): boolean =>
  // A page that asks who it is before anybody signed in, or while the server is down, is told so.
  !/status of (401|404)|net::ERR_(CONNECTION_REFUSED|INTERNET_DISCONNECTED|CONNECTION_RESET|SOCKET_NOT_CONNECTED|INCOMPLETE_CHUNKED_ENCODING|NETWORK|EMPTY_RESPONSE)|WebSocket connection to|when fetching the script/.test(
    text,
  )

/** What a person must know of a server. */
type Visited = Pick<TestServer, 'url' | 'setupLink'>

export type Screen = 'desktop' | 'phone'
const viewports = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

/** Somebody with a browser of their own, in Bulgarian. */
export class Person {
  page: Page
  readonly context: BrowserContext
  readonly complaints: string[] = []
  readonly #server: Visited

  private constructor(server: Visited, context: BrowserContext, page: Page) {
    this.#server = server
    this.context = context
    this.page = page
    this.#listen(page)
  }

  #listen(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && isComplaint(message.text()))
        this.complaints.push(message.text())
    })
  }

  static open(browser: Browser, server: Visited, screen: Screen = 'desktop'): Promise<Person> {
    return Person.#with(browser, server, {
      viewport: viewports[screen],
      hasTouch: screen === 'phone',
    })
  }

  /** Somebody on a phone, in a browser that calls itself so. */
  static openAs(browser: Browser, server: Visited, userAgent: string): Promise<Person> {
    return Person.#with(browser, server, { viewport: viewports.phone, hasTouch: true, userAgent })
  }

  static async #with(
    browser: Browser,
    server: Visited,
    options: BrowserContextOptions,
  ): Promise<Person> {
    const context = await browser.newContext({ locale: 'bg-BG', ...options })
    context.setDefaultTimeout(patience)
    return new Person(server, context, await context.newPage())
  }

  /** A program that speaks to the server with this person's session, without a page. */
  async visitor(): Promise<Visitor> {
    const visitor = new Visitor(this.#server.url)
    const cookies = await this.context.cookies()
    visitor.cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    return visitor
  }

  /** Closes the tab and opens another, empty one. */
  async changeTab(): Promise<void> {
    await this.page.close()
    this.page = await this.context.newPage()
    this.#listen(this.page)
  }

  /** Before a page is opened: none of its files are kept on this device, in a browser that otherwise keeps them. */
  async keepNoShell(): Promise<void> {
    await this.context.addInitScript(withoutShell)
  }

  /** Waits until the page's own files are kept on this device. */
  async shellKept(): Promise<void> {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  }

  /** What a page of this person would ask the server for. Throws when it is refused. */
  async #ask<T>(path: string, data?: unknown): Promise<T> {
    const { url } = this.#server
    const headers = { origin: url }
    // A server that is about to close an idle line resets what comes at that moment; a browser asks once more, too.
    const answer = await this.page.request.post(`${url}/api${path}`, {
      headers,
      data,
      maxRetries: 2,
    })
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  /** Becomes the first facilitator, without the pages for it, and goes to a sample board; gives the board's id. */
  async setUpWithSample(name: string): Promise<string> {
    const token = new URL(this.#server.setupLink ?? '').hash.slice(1)
    await this.#ask('/setup', { token, name })
    const { id } = await this.#ask<{ id: string }>('/boards/sample')
    await this.page.goto(`${this.#server.url}/b/${id}`)
    return id
  }

  /** The same on the pages, as people do. */
  async setUpByHand(name: string): Promise<string> {
    const { page } = this
    await page.goto(this.#server.setupLink ?? '')
    await page.getByLabel('Вашето име').fill(name)
    await page.getByRole('button', { name: 'Стани водещ' }).click()
    await page.getByRole('button', { name: 'Отвори примерното табло' }).click()
    await page.waitForURL(/\/b\/[^/]+$/)
    return /\/b\/([^/]+)/.exec(page.url())?.[1] ?? ''
  }

  /** Opens a new meeting through the form and goes into it; gives its address. */
  async newMeeting(): Promise<string> {
    const { page } = this
    await page.getByRole('link', { name: 'Срещи' }).first().click()
    await page.getByRole('button', { name: 'Нова среща' }).click()
    await page.getByRole('button', { name: 'Насрочи среща' }).click()
    await page.waitForURL(/\/m\/[^/]+$/)
    return page.url()
  }

  /** A six-digit code for others, as the facilitator's page would ask for it. */
  async roomCode(boardId: BoardId): Promise<string> {
    const made = await this.#ask<NonNullable<BoardDetails['roomCode']>>(
      `/boards/${boardId}/room-code`,
    )
    return made.code
  }

  /** Makes another member a facilitator of the same organisation, as this facilitator's page would. */
  async makeFacilitator(boardId: BoardId, name: string): Promise<void> {
    const headers = { origin: this.#server.url }
    const url = `${this.#server.url}/api/boards/${boardId}/members`
    const members = (await (await this.page.request.get(url, { headers })).json()) as Member[]
    const member = members.find((one) => one.name === name)
    const data = { role: 'facilitator', organisationId: member?.organisationId ?? null }
    const answer = await this.page.request.patch(`${url}/${member?.id}`, { headers, data })
    if (!answer.ok()) throw new Error(`${name} is no facilitator: ${answer.status()}`)
  }

  /** Takes a seat by the code, without the page for it, and goes to the board; the organisation by what its Bulgarian name contains. */
  async joinByCode(code: string, organisation: string, name: string): Promise<void> {
    const key = { code }
    const { organisations } = await this.#ask<JoinLook>('/join/look', { key })
    const chosen = organisations.find((one) => one.name.bg.includes(organisation))
    if (!chosen) throw new Error(`no such organisation: ${organisation}`)
    const seat = { key, organisationId: chosen.id, name }
    const { id } = await this.#ask<BoardSummary>('/join', seat)
    await this.page.goto(`${this.#server.url}/b/${id}`)
  }

  /** The same on the page, as people do: digits, organisation, name. */
  async joinByHand(code: string, organisation: string, name: string): Promise<void> {
    const { page } = this
    await page.goto(`${this.#server.url}/j/${code}`)
    await page.getByRole('searchbox', { name: 'Вашата организация' }).fill(organisation)
    await page.getByRole('button', { name: organisation }).first().click()
    await page.getByLabel('Вашето име').fill(name)
    await page.getByRole('button', { name: /^Влез/ }).click()
    await page.waitForURL(/\/b\//)
  }
}
