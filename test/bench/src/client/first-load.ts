import type { Browser, BrowserContext } from 'playwright-core'
import { makeTranslate } from '@sedyanka/shared/i18n/translate.ts'
import { bg } from '@sedyanka/shared/i18n/bg.ts'
import { addCookies } from './add-cookies.ts'
import { type Line, slowDown } from './slow-phone.ts'

declare global {
  interface Window {
    /** When the current agenda item was on the screen, and when the first letter typed into its notes. */
    seenAt: { item: number; letter: number }
    /** Milliseconds of each piece of work that held up the page for more than 50. */
    longTasks: { start: number; duration: number }[]
  }
}

/** Milliseconds from the start of the navigation. */
export interface Load {
  /** Something is on the screen. */
  paint: number
  /** The current agenda item and the way to the others. */
  item: number
  /** A letter that was typed into its notes. */
  letter: number
  /** Requests, and what came over the line for them, in kB (1000 bytes). */
  requests: number
  kilobytes: number
  /** Pieces of work of more than 50 ms before the letter, and all of their milliseconds. */
  longTasks: number
  busy: number
}

/** A page that is opened in a bench. */
export interface Opened {
  url: string
  /** A session, where one is needed. */
  cookie: string
  /** It keeps its files on the device: the next visit begins when it has them. */
  keeps: boolean
}

const t = makeTranslate('bg', bg)

/** Runs in the page before anything of its own: notes the frame in which item and letter are out. */
const watchScreen = (): void => {
  const seen = (window.seenAt = { item: 0, letter: 0 })
  const tasks: Window['longTasks'] = (window.longTasks = [])
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      tasks.push({ start: startTime, duration })
  }).observe({ type: 'longtask', buffered: true })
  const note = (what: keyof typeof seen) =>
    requestAnimationFrame(() => {
      // A message that is sent while a frame is made arrives once that frame is out.
      const { port1, port2 } = new MessageChannel()
      port2.onmessage = () => (seen[what] ||= performance.now())
      port1.postMessage(null)
    })
  new MutationObserver((_changes, observer) => {
    if (!document.querySelector('#item-title')?.getClientRects().length) return
    observer.disconnect()
    note('item')
  }).observe(document, { childList: true, subtree: true })
  window.addEventListener('input', () => note('letter'), { once: true, capture: true })
}

const openOnce = async (
  context: BrowserContext,
  { opened, line }: { opened: Opened; line: Line },
): Promise<Load> => {
  const page = await context.newPage()
  await page.addInitScript(watchScreen)
  const speedUp = await slowDown(page, line)
  await page.goto(opened.url, { waitUntil: 'commit' })
  const label = t('notes.label')
  // Looked for in every frame: a locator looks again after pauses of up to half a second, which are not the page's.
  await page.waitForFunction(
    (name) => {
      const notes = document.querySelector<HTMLElement>(`[role=textbox][aria-label="${name}"]`)
      notes?.focus()
      return notes !== null
    },
    label,
    { timeout: 60_000 },
  )
  await page.keyboard.press('a')
  await page.waitForFunction(() => window.seenAt.letter > 0)
  const load = await page.evaluate(() => {
    const entries = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ] as PerformanceResourceTiming[]
    const own = entries.filter(({ startTime }) => startTime < window.seenAt.letter)
    const tasks = window.longTasks.filter(({ start }) => start < window.seenAt.letter)
    return {
      ...window.seenAt,
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      requests: own.filter(({ transferSize }) => transferSize > 0).length,
      kilobytes: own.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000,
      longTasks: tasks.length,
      busy: tasks.reduce((sum, { duration }) => sum + duration, 0),
    }
  })
  await speedUp()
  // The page keeps its files on the device now; the next visit begins when it has them.
  if (opened.keeps)
    await page.waitForFunction(() => navigator.serviceWorker.controller, null, { timeout: 120_000 })
  await page.close()
  return load
}

/** Opens a page on a phone that has never seen it, then once more. */
export const loadTwice = async (
  browser: Browser,
  at: { opened: Opened; line: Line },
): Promise<{ first: Load; second: Load }> => {
  const context = await browser.newContext({
    locale: 'bg-BG',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  if (at.opened.cookie) await addCookies(context, at.opened)
  const first = await openOnce(context, at)
  const second = await openOnce(context, at)
  await context.close()
  return { first, second }
}
