import { join } from 'node:path'
import { listen } from '@sedyanka/server/listen.ts'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { openDeployment } from '../support/deployment.ts'
import { copyClient, replaceByNextVersion } from '../support/next-version.ts'
import { Person } from '../support/person.ts'

const notice = (page: Page) => page.getByText('Има нова версия', { exact: false })
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).first()

/** Which versions the scripts and styles of a page come from. */
const versionsOf = (page: Page) =>
  page.evaluate(() => {
    const paths = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
    const assets = paths.filter((path) => /^\/assets\/.*\.(js|css)$/.test(path))
    return [...new Set(assets.map((path) => (path.includes('NEXT.') ? 'new' : 'old')))]
  })

test('PA3: a new version is offered and taken when one says so; no page ever mixes two', async () => {
  await using deployment = await openDeployment()
  const dist = join(deployment.dataDir, 'client')
  copyClient(dist)
  const { server, url } = await listen(deployment.app, { host: '127.0.0.1', port: 0 })
  const browser = await launchBrowser({ keepsShell: true })
  const setupLink = `${url}/setup#${deployment.setupToken}`
  const chair = await Person.open(browser, { url, setupLink })
  const boardId = await chair.setUpWithSample('Мария Георгиева')
  await chair.shellKept()
  const other = await chair.context.newPage()
  await other.goto(`${url}/b/${boardId}`)
  await heading(other).waitFor()

  const [oldChunk = ''] = await chair.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .flatMap(({ name }) => /\/assets\/BoardLayout.*\.js/.exec(name) ?? []),
  )
  expect((await deployment.app.request(oldChunk)).status).toBe(200)
  replaceByNextVersion(dist, 'NEXT')
  expect((await deployment.app.request(oldChunk)).status).toBe(404)
  await chair.page.evaluate(() => {
    Object.assign(window, { isSamePage: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  for (const page of [chair.page, other]) await notice(page).waitFor()

  // Pieces of the old version that were not needed so far, and that no server has any more.
  await chair.page
    .getByRole('link', { name: /^Потребности/ })
    .first()
    .click()
  await chair.page.waitForURL(/\/needs$/)
  await heading(chair.page).waitFor()
  expect(await chair.page.evaluate(() => 'isSamePage' in window)).toBe(true)
  const later = await chair.context.newPage()
  await later.goto(`${url}/b/${boardId}`)
  await heading(later).waitFor()
  expect(await versionsOf(later)).toEqual(['old'])
  await later.close()

  await chair.page.getByRole('button', { name: 'Презареди' }).click()
  await chair.page.locator('meta[name=version][content=NEXT]').waitFor({ state: 'attached' })
  await heading(chair.page).waitFor()
  expect(await versionsOf(chair.page)).toEqual(['new'])
  await notice(chair.page).waitFor({ state: 'hidden' })

  // The browser's own cache may have lost them by then.
  const devtools = await chair.context.newCDPSession(other)
  await devtools.send('Network.clearBrowserCache')
  // The other tab goes on as the old version until it is asked, too.
  await other
    .getByRole('link', { name: /^Задачи/ })
    .first()
    .click()
  await other.waitForURL(/\/actions$/)
  await heading(other).waitFor()
  expect(await versionsOf(other)).toEqual(['old'])
  await other.getByRole('button', { name: 'Презареди' }).click()
  await other.locator('meta[name=version][content=NEXT]').waitFor({ state: 'attached' })
  await heading(other).waitFor()
  expect(await versionsOf(other)).toEqual(['new'])
  expect(chair.complaints).toEqual([])
  await browser.close()
  server.close()
}, 120_000)
