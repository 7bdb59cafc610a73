import { join } from 'node:path'
import { limits } from '@sedyanka/shared/limits.ts'
import { pino } from 'pino'
import { composeServer } from './compose-server.ts'
import { type Config, parseConfig } from './config.ts'
import { createRequestAddress } from './http/client-address.ts'
import { listen } from './listen.ts'
import { readDataDir } from './ops/data-dir-facts.ts'
import { rotateBackups } from './ops/rotate-backups.ts'
import { createTakeSurvey } from './ops/survey.ts'
import { openStore, type Store } from './store/open-store.ts'
import { placeOf } from './store/postgres/place-of.ts'
import { storageCode, UntrustworthyStore } from './store/storage-error.ts'
import { describeError } from './sync/describe-error.ts'
import type { Log } from './sync/ports.ts'
import { version } from './version.ts'

/** How often backups are looked over, ms. */
const rotateEvery = 60 * 60_000

/** How long a stop may take, ms; supervisors kill after ten seconds or more. What was acknowledged is on disk before. */
const stopWithin = 2_000

/** What a monitor may read; its library is loaded only where somebody wants it. */
const createMonitor = async ({ dataDir, databaseUrl, metricsToken: token }: Config) => {
  if (token === null) return null
  const { createMetrics } = await import('./metrics/metrics.ts')
  // A database elsewhere has a monitor of its own.
  const facts = async () => (databaseUrl === null ? readDataDir(dataDir) : null)
  return { metrics: createMetrics(facts), token }
}

/** Opens what everything is kept in; PostgreSQL's libraries are loaded only where it is used. */
const open = async ({ dataDir, databaseUrl, secret }: Config, log: Log): Promise<Store> => {
  if (databaseUrl === null) return openStore({ dataDir, log, secret })
  const { openPostgresStore } = await import('./store/open-postgres-store.ts')
  return openPostgresStore({ url: databaseUrl, log, secret })
}

/** Parses the environment, opens the store, connects the parts and listens. Throws `StartError` when it cannot. */
export const startServer = async (): Promise<void> => {
  const config = parseConfig(process.env)
  // Standard output carries the two lines for people; the log goes to standard error, as JSON.
  const lines = pino.destination(2)
  // Whoever read the log or the two lines has gone: no reason to end a meeting.
  for (const output of [lines, process.stdout]) output.on('error', () => undefined)
  const logger = pino({ level: config.logLevel }, lines)
  const log: Log = (event, values, level = 'error') => logger[level]({ event, ...values })
  const store = await open(config, log)
  const { publicUrl, trustProxy, sourceUrl, contact, backupDays } = config
  const clientDir = join(import.meta.dirname, '../../client/dist')
  const { app, rooms, setup, count, consequences, upgrade, finishErasing } = composeServer({
    store,
    log,
    publicUrl,
    trustProxy,
    sourceUrl,
    contact,
    backupDays,
    monitor: await createMonitor(config),
    takeSurvey: createTakeSurvey(config),
    clientDir,
  })
  await upgrade().catch((error: unknown) =>
    // The next start tries again; until then these minutes are drawn from the documents.
    log('minutes.upgradeFailed', { code: storageCode(error) }),
  )
  const setupToken = await setup.begin()
  const { server, url } = await listen(app, config, {
    addressOf: createRequestAddress(trustProxy),
    connectionsOfAddress: trustProxy ? null : limits.connectionsOfAddress,
    count,
  }).catch(async (error: unknown) => {
    await store.close()
    throw error
  })

  const rotate = () => {
    try {
      const isOurs = backupDays !== null && config.databaseUrl === null
      const count = isOurs ? rotateBackups(config.dataDir, backupDays) : 0
      if (count > 0) log('backups.deleted', { count }, 'info')
    } catch (error) {
      log('backups.rotateFailed', { code: storageCode(error) })
    }
  }
  consequences.begin()
  rotate()
  setInterval(rotate, rotateEvery).unref()

  finishErasing().catch((error: unknown) => log('store.eraseFailed', { code: storageCode(error) }))

  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    log('process.stops', {}, 'info')
    setTimeout(() => {
      logger.error({ event: 'process.stopCutShort' })
      process.exit(1)
    }, stopWithin).unref()
    server.close()
    consequences.end()
    await rooms.close()
    await store.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())

  // Everything is caught where it belongs: in its request, its room, its socket. What comes here was foreseen nowhere. It
  // ends the process only when the store can no longer be believed: a supervisor starts it anew, and what was shown as
  // saved is on disk.
  const unforeseen = (error: unknown) => {
    const described = describeError(error)
    if (!(error instanceof UntrustworthyStore)) return log('process.unforeseen', described)
    logger.fatal({ event: 'process.failed', reason: error.message, ...described })
    process.exit(1)
  }
  process.on('uncaughtException', unforeseen)
  process.on('unhandledRejection', unforeseen)

  const shownUrl = publicUrl ?? url
  const { dataDir, databaseUrl } = config
  const place: Record<string, string> =
    databaseUrl === null ? { dataDir } : { database: placeOf(databaseUrl) }
  log('process.started', { version, ...place, url: shownUrl }, 'info')
  // Everybody would count as one address, also when wrong room codes are counted.
  if (publicUrl?.startsWith('https://') && !trustProxy)
    log('config.proxyNotTrusted', { variable: 'TRUST_PROXY' }, 'warn')
  console.log(`Sedyanka listens on ${shownUrl}`)
  if (setupToken) console.log(`Set-up link: ${shownUrl}/setup#${setupToken}`)
}
