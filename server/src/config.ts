import * as v from 'valibot'
import { StartError } from './start-error.ts'

/** What the environment says; everything else in the server gets plain values from here. */
export interface Config {
  host: string
  /** 0 = any free port. */
  port: number
  dataDir: string
  /** The PostgreSQL database that is used in the place of a file in `dataDir`; null: the file. */
  databaseUrl: string | null
  /** The key that signs cookies; null: one that is made once and kept with the data. */
  secret: string | null
  /** Origin under which people reach the server (`https://board.example.bg`); null: whatever they typed. */
  publicUrl: string | null
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
  /** Where the source of this program is, for the page "About"; null: not said. */
  sourceUrl: string | null
  /** Whom people may ask, for the page "About"; null: not said. */
  contact: string | null
  /** How many days backups are kept, and then deleted by the server; null: until somebody deletes them. */
  backupDays: number | null
  /** With it a monitor may read /metrics; null: there is no such address. */
  metricsToken: string | null
  /** Whether the nearest proxy's X-Forwarded-For is believed. */
  trustProxy: boolean
}

/** Names of variables whose values do not fit. The values themselves are never shown: they may be secrets in the wrong place. */
export class ConfigError extends StartError {
  readonly variables: string[]
  constructor(variables: string[], explanations: string[]) {
    super(`Environment not understood: ${explanations.join('; ')}`)
    this.variables = variables
  }
}

const isOrigin = (text: string): boolean => {
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return false
  return url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
}

/** `postgres://user:password@host:port/database`; more may stand behind a `?`. */
const isDatabaseUrl = (text: string): boolean => {
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:')) return false
  return url.pathname.length > 1 && (url.hostname !== '' || url.searchParams.has('host'))
}

const expected = {
  HOST: 'a host name or an IP address to listen on',
  PORT: 'a port number from 0 to 65535',
  DATA_DIR: 'a path',
  DATABASE_URL: 'postgres://user:password@host:port/database',
  SECRET: 'from 32 to 200 letters, digits or any of -._~+/=',
  PUBLIC_URL: 'http:// or https://, a host name and nothing behind it',
  LOG_LEVEL: 'one of trace, debug, info, warn, error, fatal, silent',
  TRUST_PROXY: 'yes or no',
  SOURCE_URL: 'http:// or https:// and an address',
  BACKUP_DAYS: 'a number of days from 1 to 3650',
  CONTACT: 'a mail address, a web address or up to 200 characters',
  METRICS_TOKEN: 'from 32 to 200 letters, digits or any of -._~+/=',
} as const

/** What nobody guesses. */
const token = /^[A-Za-z0-9._~+/=-]{32,200}$/

const Environment = v.object({
  HOST: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9.:_-]{1,253}$/)), '127.0.0.1'),
  PORT: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(65_535)),
    '3000',
  ),
  DATA_DIR: v.optional(
    v.pipe(
      v.string(),
      v.check((path) => !path.includes('\0')),
    ),
    './data',
  ),
  PUBLIC_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(isOrigin),
      v.transform((text) => new URL(text).origin),
    ),
  ),
  LOG_LEVEL: v.optional(
    v.picklist(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    'info',
  ),
  TRUST_PROXY: v.optional(v.picklist(['yes', 'no']), 'no'),
  SOURCE_URL: v.optional(v.pipe(v.string(), v.regex(/^https?:\/\//), v.url(), v.maxLength(500))),
  BACKUP_DAYS: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(1), v.maxValue(3650)),
  ),
  CONTACT: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200), v.regex(/^[^\p{Cc}]+$/u))),
  METRICS_TOKEN: v.optional(v.pipe(v.string(), v.regex(token))),
  DATABASE_URL: v.optional(v.pipe(v.string(), v.check(isDatabaseUrl))),
  SECRET: v.optional(v.pipe(v.string(), v.regex(token))),
})

/**
 * Reads the environment. An empty value counts as unset (compose files write `PORT=`).
 * Throws `ConfigError` that lists every variable in the wrong at once.
 */
export const parseConfig = (source: Record<string, string | undefined>): Config => {
  const names = Object.keys(expected) as (keyof typeof expected)[]
  const given = Object.fromEntries(
    names.map((name) => [name, source[name] === '' ? undefined : source[name]]),
  )
  const parsed = v.safeParse(Environment, given)
  if (!parsed.success) {
    const nested = v.flatten<typeof Environment>(parsed.issues).nested ?? {}
    const wrong = names.filter((name) => nested[name])
    throw new ConfigError(
      wrong,
      wrong.map((name) => `${name} must be ${expected[name]}`),
    )
  }
  const { HOST, PORT, DATA_DIR, PUBLIC_URL, LOG_LEVEL, TRUST_PROXY, SOURCE_URL, CONTACT } =
    parsed.output
  const { BACKUP_DAYS, METRICS_TOKEN, DATABASE_URL, SECRET } = parsed.output
  return {
    host: HOST,
    port: PORT,
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL ?? null,
    secret: SECRET ?? null,
    publicUrl: PUBLIC_URL ?? null,
    logLevel: LOG_LEVEL,
    trustProxy: TRUST_PROXY === 'yes',
    sourceUrl: SOURCE_URL ?? null,
    contact: CONTACT ?? null,
    backupDays: BACKUP_DAYS ?? null,
    metricsToken: METRICS_TOKEN ?? null,
  }
}
