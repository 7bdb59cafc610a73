import type { Browser } from 'playwright-core'

/** Ends every shared worker of a browser from within, as a crash would; gives how many there were. */
export const stopSharedWorkers = async (browser: Browser): Promise<number> => {
  const session = await browser.newBrowserCDPSession()
  const { targetInfos } = await session.send('Target.getTargets', {
    filter: [{ type: 'shared_worker' }],
  })
  for (const { targetId } of targetInfos) {
    const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false })
    const message = { id: 1, method: 'Runtime.evaluate', params: { expression: 'self.close()' } }
    await session.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify(message),
    })
  }
  await session.detach()
  return targetInfos.length
}
