import { composeServer } from '@sedyanka/server/compose-server.ts'
import { createTakeSurvey } from '@sedyanka/server/ops/survey.ts'
import { parseConfig } from '@sedyanka/server/config.ts'
import { listen } from '@sedyanka/server/listen.ts'
import { openStore } from '@sedyanka/server/store/open-store.ts'
import type { Journal } from '@sedyanka/server/sync/ports.ts'

/**
 * A server that lies: it says “saved” at once and stores a moment later, as many do. It is made of the real parts, and is
 * there to prove that the crash tests would notice.
 */
const config = parseConfig(process.env)
const log = () => {}
const store = await openStore({ dataDir: config.dataDir, log })
const hasty: Journal = {
  load: (room) => store.journal.load(room),
  compact: (room) => store.journal.compact(room),
  rewrite: (room, edition) => store.journal.rewrite(room, edition),
  append: async (room, { after: _whatever, ...entry }) => {
    setTimeout(() => void store.journal.append(room, entry).catch(() => undefined), 150)
    return 0
  },
}
const clientDir = config.dataDir
const parts = {
  store: { ...store, journal: { ...store.journal, ...hasty } },
  log,
  publicUrl: null,
  trustProxy: false,
  takeSurvey: createTakeSurvey(config),
  clientDir,
}
const { app, setup } = composeServer(parts)
const setupToken = await setup.begin()
const { url } = await listen(app, config)
console.log(`Sedyanka listens on ${url}`)
if (setupToken) console.log(`Set-up link: ${url}/setup#${setupToken}`)
