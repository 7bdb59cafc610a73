import type { Page } from 'playwright-core'

declare global {
  interface Window {
    /** Milliseconds from each key to the frame that shows it. */
    keyTimes: number[]
  }
}

/** Time between two keys: a quick typist. */
const pause = 120

/** Makes the page note how long every key takes, from the key itself to the frame behind it. */
const watchKeys = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.keyTimes = []
    const { port1, port2 } = new MessageChannel()
    const begun: number[] = []
    port2.addEventListener('message', () => {
      const now = performance.now()
      for (const start of begun.splice(0)) window.keyTimes.push(now - start)
    })
    port2.start()
    window.addEventListener(
      'keydown',
      ({ timeStamp }) =>
        // A message that is sent while a frame is made arrives once that frame is out.
        requestAnimationFrame(() => {
          begun.push(timeStamp)
          port1.postMessage(null)
        }),
      { capture: true },
    )
  })

/** Types so many letters where the caret is; answers with the milliseconds each took to be seen. */
export const timeKeys = async (page: Page, keys: number): Promise<number[]> => {
  await watchKeys(page)
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('abcdefghij'.charAt(key % 10))
    await page.waitForTimeout(pause)
  }
  await page.waitForFunction((wanted) => window.keyTimes.length >= wanted, keys)
  return page.evaluate(() => window.keyTimes)
}
