import { join } from 'node:path'
import { pino } from 'pino'
import { composeServer } from './compose-server.ts'
import { parseConfig } from './config.ts'
import { listen } from './listen.ts'
import { openStore } from './store/open-store.ts'
import { storageCode } from './store/storage-error.ts'
import type { Log } from './sync/ports.ts'

/** How long a stop may take, ms; supervisors kill after ten seconds or more. What was acknowledged is on disk before. */
const stopWithin = 2_000

/** Parses the environment, opens the store, connects the parts and listens. Throws `StartError` when it cannot. */
export const startServer = async (): Promise<void> => {
  const config = parseConfig(process.env)
  // Standard output carries the two lines for people; the log goes to standard error, as JSON.
  const logger = pino({ level: config.logLevel }, pino.destination(2))
  const log: Log = (event, values) => logger.info({ event, ...values })
  const store = await openStore({ dataDir: config.dataDir, log })
  const { publicUrl, trustProxy, sourceUrl, contact } = config
  const clientDir = join(import.meta.dirname, '../../client/dist')
  const { app, rooms, setup, upgrade } = composeServer({
    store,
    log,
    publicUrl,
    trustProxy,
    sourceUrl,
    contact,
    clientDir,
  })
  await upgrade().catch((error: unknown) =>
    // The next start tries again; until then these minutes are drawn from the documents.
    log('minutes.upgradeFailed', { code: storageCode(error) }),
  )
  const setupToken = await setup.begin()
  const { server, url } = await listen(app, config).catch(async (error: unknown) => {
    await store.close()
    throw error
  })

  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => {
      logger.error({ event: 'process.stopCutShort' })
      process.exit(1)
    }, stopWithin).unref()
    server.close()
    await rooms.close()
    await store.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())

  // Nobody knows what state the process is in now; what was shown as saved is on disk, and a supervisor starts it anew.
  const giveUp = (error: unknown) => {
    logger.fatal({
      event: 'process.failed',
      stack: error instanceof Error ? error.stack : String(error),
    })
    process.exit(1)
  }
  process.on('uncaughtException', giveUp)
  process.on('unhandledRejection', giveUp)

  const shownUrl = publicUrl ?? url
  console.log(`Sedyanka listens on ${shownUrl}`)
  if (setupToken) console.log(`Set-up link: ${shownUrl}/setup#${setupToken}`)
}
