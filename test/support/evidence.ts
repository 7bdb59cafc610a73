import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'

const folder = join(import.meta.dirname, '../../test-results')

/** A script by which a page finds no service workers: none of its files are kept on the device. */
export const withoutShell = 'delete Navigator.prototype.serviceWorker'

/** The browser contexts of this test file that are open. */
const contexts = new Set<BrowserContext>()
let hasBegun = false

/** A name of a file or a test as the name of a folder: letters and digits of any script, 80 at most. */
const folderName = (name: string): string =>
  name
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 80)
    .replace(/-$/, '')

/**
 * Writes what the open pages look like and what was done in them since the test began: a screenshot a page and a trace
 * a context (`npx playwright-core show-trace <file>`), in `test-results/<file>/<test>/`. A page that cannot be looked
 * at any more is left out. Answers with the folder.
 */
export const keepEvidence = async (file: string, test: string): Promise<string> => {
  const kept = join(folder, folderName(file), folderName(test))
  rmSync(kept, { recursive: true, force: true })
  mkdirSync(kept, { recursive: true })
  await Promise.allSettled(
    [...contexts].flatMap((context, person) => [
      ...context.pages().map((page, tab) =>
        page.screenshot({
          path: join(kept, `${person + 1}-page-${tab + 1}.png`),
          timeout: 10_000,
        }),
      ),
      context.tracing.stopChunk({ path: join(kept, `${person + 1}-trace.zip`) }),
    ]),
  )
  return kept
}

/** Begins the traces anew: what an earlier test did is not the next one's. */
export const beginEvidence = async (): Promise<void> => {
  hasBegun = true
  await Promise.allSettled(
    [...contexts].map(async ({ tracing }) => {
      await tracing.stopChunk()
      await tracing.startChunk()
    }),
  )
}

/**
 * Records what is done in every context of a browser, and keeps the page's files there only when asked to. A browser that is closed before the first test began belongs to
 * a file whose preparation failed: it leaves its evidence on closing.
 */
export const watchBrowser = (browser: Browser, { keepsShell = true } = {}): Browser => {
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    // As in a browser that has none, such as a private window of Firefox.
    if (!keepsShell) await context.addInitScript(withoutShell)
    await context.tracing.start({ snapshots: false })
    contexts.add(context)
    context.on('close', () => contexts.delete(context))
    return context
  }
  const close = browser.close.bind(browser)
  browser.close = async (options) => {
    if (!hasBegun && process.env.VITEST) await keepEvidence('preparation', `${process.pid}`)
    await close(options)
  }
  return browser
}
