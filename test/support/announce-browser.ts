import { describeBrowser } from './browser.ts'

/** Says once, before the browser's tests, which browser they run in; fails the run when there is none. */
export async function setup(): Promise<void> {
  console.log(`Browser: ${await describeBrowser()}`)
}
