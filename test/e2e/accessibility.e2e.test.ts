import { type Language, languages } from '@sedyanka/shared/i18n/translate.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { findFaults } from '../support/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person, type Screen } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { startMeeting } from '../support/meeting-page.ts'

const screens = ['desktop', 'phone'] as const satisfies Screen[]

let browser: Browser
let server: TestServer
let chair: Person
/** Every page of a board with a sample in it, by its path. */
let paths: string[] = []

/** Walks to a page of the same board without loading everything anew, and waits until it is there. */
const walk = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((to) => {
    document.querySelector('main')?.lastElementChild?.setAttribute('data-before', '')
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await page.waitForFunction(
    () =>
      document.querySelector('main [data-before], main [class*="_loading_"]') === null &&
      (document.querySelector('main')?.textContent ?? '').length > 20,
  )
}

/**
 * What axe finds against WCAG 2.2 A and AA, which the law asks for, and against its own advice: headings in order, regions
 * with names. Those of newer levels are not among its rules of themselves.
 */
const faultsAt = async (page: Page, where: string): Promise<string[]> => {
  let faults: string[] = []
  // A page that still takes its shape is seen in two states at once. What is wrong stays so in the frames that follow.
  for (let look = 0; look < 6; look++) {
    faults = await findFaults(page, { rules: { 'target-size': { enabled: true } } })
    if (faults.length === 0) break
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          const next = (left: number) =>
            left > 0 ? requestAnimationFrame(() => next(left - 1)) : resolve(null)
          next(10)
        }),
    )
  }
  return faults.map((fault) => `${where} ${fault}`)
}

/** How many pixels a page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/**
 * Buttons and links that a thumb would miss, as `words width x height`. Exceptions: a link within a sentence, and the
 * code of an action item among its facts; both are at least 24 pixels apart, and the title above opens the same.
 */
const findSmallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isInSentence = (element: Element) =>
      element.tagName === 'A' &&
      (getComputedStyle(element).display === 'inline' ||
        element.matches('li p *, li [class*="_meta_"] *'))
    const targets = document.querySelectorAll<HTMLElement>(
      'button, a[href], input:not([type="hidden"]), select, summary, [role="button"], [role="tab"]',
    )
    return [...targets]
      .filter((element) => element.checkVisibility() && !isInSentence(element))
      .map((element) => ({
        element,
        box: (element.closest('label') ?? element).getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 1 && (box.width < 44 || box.height < 44))
      .map(({ element, box }) => {
        const words = element.getAttribute('aria-label') ?? element.textContent
        return `${words} ${Math.round(box.width)}x${Math.round(box.height)} .${element.className}`
      })
  })

const openAs = async (screen: Screen, language: Language): Promise<Person> => {
  const person = await Person.open(browser, server, screen)
  // What is half faded in has the contrast of neither.
  await person.page.emulateMedia({ reducedMotion: 'reduce' })
  await person.context.addCookies(await chair.context.cookies())
  await person.page.goto(`${server.url}/nowhere?lang=${language}`)
  await person.page.getByRole('heading', { level: 1 }).waitFor()
  return person
}

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** Sets the server up with a sample, and a meeting that waits, one that runs and one that is over. */
const furnish = async (): Promise<string[]> => {
  chair = await Person.open(browser, server)
  const board = `/b/${await chair.setUpWithSample('Мария Георгиева')}`
  const { page } = chair
  await page.goto(`${server.url}${board}/meetings`)
  const closed = await page.locator('main a[href*="/m/"]').first().getAttribute('href')
  const scheduled = new URL(await chair.newMeeting()).pathname
  await page.goto(`${server.url}${board}/meetings`)
  const running = new URL(await chair.newMeeting()).pathname
  await startMeeting(page)
  await page.getByRole('button', { name: 'Ново решение' }).click()
  await page.keyboard.type('Приоритет имат семействата с ученици.')
  await page.getByRole('button', { name: 'Подложи на гласуване' }).click()
  const quick = page.getByRole('combobox', { name: /Нова задача/ })
  await quick.fill('Списък @Община Казанлък до петък')
  await quick.press('Enter')
  const member = await Person.open(browser, server, 'phone')
  await member.joinByCode(
    await chair.roomCode(asId(board.slice(3))),
    'Община Казанлък',
    'Иван Петров',
  )
  await member.page.goto(`${server.url}${running}`)
  await member.page.getByRole('button', { name: 'Изказвания' }).click()
  await member.page.getByRole('button', { name: 'Искам думата' }).click()
  return [
    '/j',
    '/?list',
    '/new',
    '/about',
    '/guide',
    `/join#${'x'.repeat(43)}`,
    board,
    ...['meetings', 'people?tab=people', 'actions', 'needs', 'organisations', 'people'].map(
      (name) => `${board}/${name}`,
    ),
    scheduled,
    running,
    `${closed}`.replace(/\/minutes$/, ''),
    `${running}/minutes`,
    `${running}/screen`,
  ]
}

test('PA16, PA17: axe finds nothing on the page that sets the server up', async () => {
  const faults = await Promise.all(
    screens.map(async (screen) => {
      const { page, context } = await Person.open(browser, server, screen)
      const found: string[] = []
      for (const { id } of languages) {
        const link = new URL(server.setupLink ?? '')
        link.searchParams.set('lang', id)
        await page.goto(link.href)
        await page.locator('form input').first().waitFor()
        found.push(...(await faultsAt(page, `${screen} ${id} /setup`)))
        if ((await overflow(page)) > 0) found.push(`${screen} ${id} /setup is too wide`)
      }
      await context.close()
      return found
    }),
  )
  paths = await furnish()
  expect(faults.flat()).toEqual([])
})

const looks = screens.flatMap((screen) => [
  ...languages.map(({ id }) => ({ screen, id, theme: 'light' as const })),
  { screen, id: 'bg' as const, theme: 'dark' as const },
])
test.each(looks)(
  'PA9, PA16, PA17: axe finds nothing on any page on a $screen in $id, $theme, and nothing scrolls sideways',
  async ({ screen, id, theme }) => {
    const { page, context, complaints } = await openAs(screen, id)
    await page.emulateMedia({ colorScheme: theme })
    const found: string[] = []
    for (const path of paths) {
      await walk(page, path)
      found.push(...(await faultsAt(page, path)))
      if ((await overflow(page)) > 0) found.push(`${path} is too wide`)
    }
    await context.close()
    expect(found).toEqual([])
    // The link to come in by is one that was never made.
    expect(complaints.filter((words) => !words.includes('410'))).toEqual([])
  },
)

test('PA17: at 200 % zoom nothing scrolls sideways either', async () => {
  const { page, context } = await openAs('desktop', 'bg')
  // A window of 1440 pixels, twice enlarged.
  await page.setViewportSize({ width: 720, height: 450 })
  const wide: string[] = []
  for (const path of paths) {
    await walk(page, path)
    if ((await overflow(page)) > 0) wide.push(path)
  }
  await context.close()
  expect(wide).toEqual([])
})

test('PA18, PA44: on a phone every button and link of the meeting and of the action items is at least 44 pixels, and every pane has its headings', async () => {
  const { page, context } = await openAs('phone', 'bg')
  const [running = '', actions = ''] = [
    paths.at(-4),
    paths.find((path) => path.endsWith('/actions')),
  ]
  await walk(page, running)
  const found = await findSmallTargets(page)
  for (const tab of await page.getByRole('navigation').last().getByRole('button').all()) {
    await tab.click()
    found.push(...(await findSmallTargets(page)), ...(await faultsAt(page, 'pane')))
  }
  await walk(page, actions)
  found.push(...(await findSmallTargets(page)))
  await context.close()
  expect([...new Set(found)]).toEqual([])
})

test('PA19: who wants less motion gets none', async () => {
  const { page, context } = await openAs('desktop', 'bg')
  const moving: string[] = []
  for (const path of [paths[0], paths[4], paths.at(-4)].filter((one) => one !== undefined)) {
    await walk(page, path)
    moving.push(
      ...(await page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .filter((element) => {
            const { animationDuration, transitionDuration } = getComputedStyle(element)
            return [animationDuration, transitionDuration].some((all) =>
              all.split(',').some((one) => Number.parseFloat(one) > 0.001),
            )
          })
          .map((element) => element.outerHTML.slice(0, 120)),
      )),
    )
  }
  await context.close()
  expect(moving).toEqual([])
})
