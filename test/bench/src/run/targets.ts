import { join } from 'node:path'
import type { Dialect } from '../wire/messages.ts'

/** A server that takes part. In `argv` and `env`, `{folder}` stands for a folder that outlives its restarts. */
export interface Target {
  name: string
  dialect: Dialect
  argv: string[]
  env: Record<string, string>
  /** Where rooms are joined, behind `ws://127.0.0.1:<port>`. */
  path: string
  /** Whether documents survive a restart. */
  persists: boolean
  /** How long after the last person left it still has something to do, ms. */
  restsAfter: number
}

const bench = join(import.meta.dirname, '../..')
const yWebsocketServer = join(bench, 'node_modules/@y/websocket-server/src/server.js')
const peer = { env: {}, path: '/', persists: false, restsAfter: 0 }

/** Sedyanka as it is run, from that checkout. */
export const sedyankaAt = (checkout: string, name = 'sedyanka'): Target => ({
  name,
  dialect: 'sedyanka',
  argv: [join(checkout, 'server/src/main.ts')],
  env: { DATA_DIR: '{folder}', LOG_LEVEL: 'warn' },
  path: '/sync/',
  persists: true,
  // Rooms are put away a minute after the last person left.
  restsAfter: 65_000,
})

/** Sedyanka, its peers as their documentation starts them, and two relays as the floor. */
export const targets: readonly Target[] = [
  sedyankaAt(join(bench, '../..')),
  { ...peer, name: 'relay', dialect: 'relay', argv: [join(bench, 'servers/relay.ts')] },
  { ...peer, name: 'relay-batch', dialect: 'relay', argv: [join(bench, 'servers/relay-batch.ts')] },
  { ...peer, name: 'y-ws', dialect: 'y', argv: [yWebsocketServer] },
  {
    ...peer,
    name: 'y-ws-leveldb',
    dialect: 'y',
    argv: [yWebsocketServer],
    env: { YPERSISTENCE: '{folder}/level' },
    persists: true,
  },
  {
    ...peer,
    name: 'hocuspocus',
    dialect: 'hocuspocus',
    argv: [join(bench, 'servers/hocuspocus.ts')],
    persists: true,
  },
]
