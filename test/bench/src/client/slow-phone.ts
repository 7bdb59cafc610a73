import type { Page } from 'playwright-core'

/**
 * A line as Chrome throttles it. Chrome adds `latency` once to every request, and to the opening of a WebSocket.
 * Source: Lighthouse, core/config/constants.js, `throttling.mobileSlow4G` (kilobits of 1,024 bits, as there).
 */
export interface Line {
  name: string
  /** ms a request. */
  latency: number
  /** Kilobits a second. */
  down: number
  up: number
}

/** The line itself: 150 ms to the server and back, 1.6 Mbit/s. */
const slow4g: Line = { name: 'Slow 4G: 150 ms, 1.6 Mbit/s', latency: 150, down: 1638.4, up: 750 }
/**
 * What the DevTools menu calls “Slow 4G”: 3.75 round trips for each request, which stand for DNS, TCP and TLS of a
 * connection of its own, and 90 % of the line.
 */
const devtools: Line = {
  name: 'DevTools’ preset „Slow 4G“: 562.5 ms a request, 1.44 Mbit/s',
  latency: 562.5,
  down: 1474.56,
  up: 675,
}
export const lines: readonly Line[] = [slow4g, devtools]

/** How many times slower the phone's processor is. */
export const cpuSlowdown = 4

/** Makes a page as slow as on a cheap phone behind that line. Call what it answers with to make it quick again. */
export const slowDown = async (
  page: Page,
  { latency, down, up }: Line,
): Promise<() => Promise<void>> => {
  const devtoolsSession = await page.context().newCDPSession(page)
  await devtoolsSession.send('Network.enable')
  await devtoolsSession.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: (down * 1024) / 8,
    uploadThroughput: (up * 1024) / 8,
  })
  await devtoolsSession.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
  return () => devtoolsSession.detach()
}
