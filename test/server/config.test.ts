import { ConfigError, parseConfig } from '@sedyanka/server/config.ts'
import { expect, test } from 'vitest'

test('ST27: without an environment the server listens on 127.0.0.1:3000 and keeps its data in ./data', () => {
  const expected = {
    host: '127.0.0.1',
    port: 3000,
    dataDir: './data',
    databaseUrl: null,
    secret: null,
    publicUrl: null,
    logLevel: 'info',
    trustProxy: false,
    sourceUrl: null,
    contact: null,
    backupDays: null,
    metricsToken: null,
  }
  expect(parseConfig({})).toEqual(expected)
  expect(
    parseConfig({ HOST: '', PORT: '', DATA_DIR: '', PUBLIC_URL: '', TRUST_PROXY: '' }),
  ).toEqual(expected)
})

test('ST27: good values are taken as they are', () => {
  const given = {
    HOST: '::',
    PORT: '0',
    DATA_DIR: '/var/lib/sedyanka',
    PUBLIC_URL: 'https://Board.example.bg/',
    SOURCE_URL: 'https://git.example.bg/sedyanka',
    CONTACT: ' help@example.bg ',
    BACKUP_DAYS: '30',
    METRICS_TOKEN: 'q0Zb-._~+/3f8sJYt1nVx4wLkRc7hUdE==',
    DATABASE_URL: 'postgres://board:p%40ss@db.example.bg:5433/board?sslmode=verify-full',
    SECRET: 'Zb-._~+/3f8sJYt1nVx4wLkRc7hUdEq0==',
  }
  expect(parseConfig({ ...given, LOG_LEVEL: 'warn', TRUST_PROXY: 'yes' })).toEqual({
    host: '::',
    port: 0,
    dataDir: '/var/lib/sedyanka',
    databaseUrl: given.DATABASE_URL,
    secret: given.SECRET,
    publicUrl: 'https://board.example.bg',
    logLevel: 'warn',
    trustProxy: true,
    sourceUrl: 'https://git.example.bg/sedyanka',
    contact: 'help@example.bg',
    backupDays: 30,
    metricsToken: 'q0Zb-._~+/3f8sJYt1nVx4wLkRc7hUdE==',
  })
})

const bad: [string, string][] = [
  ['HOST', 'two words'],
  ['HOST', 'http://localhost'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['PORT', '3000x'],
  ['PORT', '3e3'],
  ['DATA_DIR', 'da\0ta'],
  ['DATABASE_URL', 'mysql://board:s3cret@db/board'],
  ['DATABASE_URL', 'postgres://board:s3cret@db'],
  ['DATABASE_URL', 'postgres:///board'],
  ['DATABASE_URL', 'db.example.bg'],
  ['SECRET', 's3cret'],
  ['SECRET', 's3cret '.repeat(6)],
  ['PUBLIC_URL', 'board.example.bg'],
  ['PUBLIC_URL', 'ftp://board.example.bg'],
  ['PUBLIC_URL', 'https://board.example.bg/path'],
  ['PUBLIC_URL', 'https://user:s3cret@board.example.bg'],
  ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', 'true'],
  ['SOURCE_URL', 'javascript:alert(1)'],
  ['CONTACT', 'a\nb'],
  ['BACKUP_DAYS', '0'],
  ['BACKUP_DAYS', '30 days'],
  ['METRICS_TOKEN', 'x'.repeat(31)],
  ['METRICS_TOKEN', 'x'.repeat(201)],
  ['METRICS_TOKEN', `${'x'.repeat(40)} y`],
]
test.each(bad)('ST27: a bad %s (%j) is named, its value is not shown', (name, value) => {
  let thrown: unknown
  try {
    parseConfig({ [name]: value })
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(ConfigError)
  const { message, variables } = thrown as ConfigError
  expect(variables).toEqual([name])
  expect(message).toContain(name)
  if (value.length > 4) expect(message).not.toContain(value)
  expect(message.split('\n')).toHaveLength(1)
})

test('ST27: every bad variable is named at once', () => {
  expect(() => parseConfig({ PORT: 'x', HOST: ' ', LOG_LEVEL: 'y' })).toThrow(
    expect.objectContaining({ variables: ['HOST', 'PORT', 'LOG_LEVEL'] }),
  )
})
