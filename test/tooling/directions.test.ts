import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { collections } from '@sedyanka/shared/schema.ts'
import * as v from 'valibot'
import { afterAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const IMPORTS = 'eslint(no-restricted-imports)'
const PERMITTED = 'no rule'

/** A snippet planted into a folder, and the rule that must refuse it or PERMITTED. */
type Planted = { rule: string; folder: string; code: string; refusedBy: string }

const planted: Planted[] = [
  ...['yjs', 'valibot', 'fractional-indexing', 'lib0/encoding', './needs.ts', '../ids.ts'].map(
    (name) => allowed('TO3', 'shared/src/help', name),
  ),
  ...[
    'node:fs',
    'hono',
    'solid-js',
    'y-protocols/sync',
    '@mikro-orm/core',
    '@sedyanka/server/config.ts',
    '@sedyanka/client/i18n.tsx',
    '../../../server/src/config.ts',
  ].map((name) => refused('TO3', 'shared/src/help', name)),
  snippet('TO3', 'shared/src/help', 'console.log(1)', 'eslint(no-console)'),
  snippet(
    'TO3',
    'shared/src/help',
    'export const id = crypto.randomUUID()',
    'eslint(no-restricted-properties)',
  ),

  ...[
    '@sedyanka/shared/rights/policy.ts',
    'yjs',
    'y-protocols/awareness',
    'lib0/decoding',
    './x.ts',
  ].map((name) => allowed('TO4', 'server/src/sync', name)),
  ...[
    'node:crypto',
    'hono',
    'ws',
    'valibot',
    '@mikro-orm/core',
    'better-sqlite3',
    '../store/journal.ts',
    '../http/app.ts',
    '../config.ts',
    '../../../client/src/device.ts',
    '@sedyanka/client/device.ts',
  ].map((name) => refused('TO4', 'server/src/sync', name)),
  ...['../ports.ts', '../guard/guard.ts', 'yjs'].map((name) =>
    allowed('TO4', 'server/src/sync/room', name),
  ),
  ...['node:crypto', '../../store/open-store.ts', '../../config.ts', 'ws'].map((name) =>
    refused('TO4', 'server/src/sync/room', name),
  ),
  snippet('TO4', 'server/src/sync', 'export * from "ws"', IMPORTS),
  snippet('TO4', 'server/src/sync', 'export const ws = import("ws")', IMPORTS),
  snippet(
    'TO4',
    'server/src/sync',
    'export const x = process.pid',
    'eslint(no-restricted-globals)',
  ),
  snippet('TO4', 'server/src/sync', 'console.log(1)', 'eslint(no-console)'),

  ...['../sync/ports.ts', 'better-sqlite3', 'node:fs', '@sedyanka/shared/ids.ts'].map((name) =>
    allowed('TO5', 'server/src/store', name),
  ),
  ...['../http/app.ts', '../../accounts/token.ts', '@sedyanka/client/device.ts'].map((name) =>
    refused('TO5', 'server/src/store', name),
  ),
  ...['../../http/app.ts', '../tables/people.ts'].map((name) =>
    refused('TO5', 'server/src/store/journal', name),
  ),
  ...['../../sync/ports.ts', '../file/write-turns.ts'].map((name) =>
    allowed('TO5', 'server/src/store/journal', name),
  ),
  allowed('TO5', 'server/src/http', '../sync/rooms.ts'),
  refused('TO5', 'server/src/http', '../main.ts'),
  refused('TO5', 'server/src/http', '@sedyanka/client/device.ts'),

  ...['@sedyanka/shared/ids.ts', 'solid-js', '../sync/connection.ts', 'hono/client'].map((name) =>
    allowed('TO6', 'client/src/meeting', name),
  ),
  snippet(
    'TO6',
    'client/src/meeting',
    'import type { Api } from "@sedyanka/server/http/app.ts"\nexport type A = Api',
    PERMITTED,
  ),
  ...[
    '@sedyanka/server/http/app.ts',
    '@sedyanka/server/config.ts',
    '../../../server/src/config.ts',
    'node:fs',
    '../main.tsx',
  ].map((name) => refused('TO6', 'client/src/meeting', name)),
  snippet(
    'TO6',
    'client/src/meeting',
    'import type { Config } from "@sedyanka/server/config.ts"\nexport type A = Config',
    IMPORTS,
  ),
  snippet(
    'TO6',
    'client/src/meeting',
    'export const id = crypto.randomUUID()',
    'eslint(no-restricted-properties)',
  ),

  ...[
    'shared/src/help',
    'server/src/http',
    'server/src/store',
    'server/src/sync',
    'client/src/sync',
  ].flatMap((folder) =>
    ['Date.now()', 'performance.now()', '[Date.now]'].map((code) =>
      snippet('TO13', folder, `export const at = ${code}`, 'eslint(no-restricted-properties)'),
    ),
  ),
  snippet(
    'TO13',
    'server/src/http',
    "import { wallNow } from '@sedyanka/shared/time/clocks.ts'\nexport const at = wallNow()",
    PERMITTED,
  ),

  ...Object.values(collections)
    .flat()
    .map(({ root: name }) =>
      snippet(
        'CH12',
        'client/src/meeting/item',
        `export const f = (doc, id) => ${name}.set(doc, id, {})`,
        'eslint(no-restricted-properties)',
      ),
    ),
  ...[
    "import { actions } from '@sedyanka/shared/actions/actions.ts'\nactions.set({}, 'a', {})",
    "import { needs } from '@sedyanka/shared/help/needs.ts'\nexport const add = () => needs.create({}, {})",
    "import { meeting } from '@sedyanka/shared/meeting/meeting.ts'\nmeeting['set']({}, 'meeting', {})",
    "import { speakers } from '@sedyanka/shared/meeting/speakers.ts'\nexport const { create } = speakers",
    'export const f = (room) => room.doc.transact(() => {})',
  ].map((code) =>
    snippet('CH12', 'client/src/meeting/item', code, 'eslint(no-restricted-properties)'),
  ),
  snippet(
    'CH12',
    'client/src/sync',
    "import { agenda } from '@sedyanka/shared/meeting/agenda.ts'\nagenda.create({})",
    'eslint(no-restricted-properties)',
  ),
  snippet('CH12', 'client/src/sync', 'export const f = (doc) => doc.transact(() => {})', PERMITTED),
  snippet(
    'CH12',
    'client/src/meeting/item',
    "export const f = (act, id) => act(removeAction, { id })\nexport const g = (actions) => actions.read('x')",
    PERMITTED,
  ),

  ...['@kobalte/core/dialog', 'solid-js', './Button.tsx', '../i18n.tsx'].map((name) =>
    allowed('TO7', 'client/src/ui', name),
  ),
  ...['../board/BoardPage.tsx', '../meeting/Agenda.tsx', '../sync/connection.ts', 'node:fs'].map(
    (name) => refused('TO7', 'client/src/ui', name),
  ),

  ...['../needs/NeedCard.tsx', '../actions/DuePill.tsx', '../rows/create-names.ts'].map((name) =>
    allowed('TO18', 'client/src/overview', name),
  ),
  ...['needs', 'actions', 'rows'].map((folder) =>
    refused('TO18', `client/src/${folder}`, '../overview/FirstSteps.tsx'),
  ),
  refused('TO18', 'client/src/meeting/attendance', '../../screen/FitList.tsx'),
  refused('TO18', 'server/src/sync/guard', '../room/turn.ts'),
  allowed('TO18', 'server/src/sync/room', '../guard/guard.ts'),
  // Each folder has its place: the one at the top is used by none.
  ...foldersOf('client/src')
    .filter((folder) => folder !== 'screen')
    .map((folder) => refused('TO18', `client/src/${folder}`, '../screen/FitList.tsx')),

  ...['shared/src', 'server/src/http', 'server/src/sync', 'client/src/ui', 'test/support'].map(
    (folder) => refused('TO8', folder, '@sedyanka/test/support/server.ts'),
  ),
  ...['@sedyanka/server/http/app.ts', '@sedyanka/client/device.ts', 'node:fs'].map((name) =>
    allowed('TO8', 'test/server', name),
  ),
]

function foldersOf(path: string): string[] {
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
}

function allowed(rule: string, folder: string, name: string): Planted {
  return snippet(rule, folder, `export * as it from "${name}"`, PERMITTED)
}

function refused(rule: string, folder: string, name: string): Planted {
  return { ...allowed(rule, folder, name), refusedBy: IMPORTS }
}

// oxlint-disable-next-line max-params -- a row of the table above
function snippet(rule: string, folder: string, code: string, refusedBy: string): Planted {
  return { rule, folder, code, refusedBy }
}

const Report = v.object({
  diagnostics: v.array(v.object({ filename: v.string(), code: v.string() })),
})

const deployment = mkdtempSync(join(tmpdir(), 'sedyanka-directions-'))
afterAll(() => rmSync(deployment, { recursive: true }))

const fileOf = ({ folder }: Planted, index: number) => `${folder}/planted-${index}.ts`

/** Plants every snippet in a copy of the server and lints them at once: file -> rules that refused it. */
function lintPlanted(): Map<string, string[]> {
  const config = JSON.stringify(join(root, 'oxlint.config.ts'))
  writeFileSync(join(deployment, 'oxlint.config.ts'), `export { default } from ${config}\n`)
  symlinkSync(join(root, 'node_modules'), join(deployment, 'node_modules'))
  writeFileSync(join(deployment, 'package.json'), '{ "type": "module" }')
  for (const [index, it] of planted.entries()) {
    const file = join(deployment, fileOf(it, index))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${it.code}\n`)
  }
  const lint = spawnSync(
    join(root, 'node_modules/.bin/oxlint'),
    ['--format=json', 'shared', 'server', 'client', 'test'],
    { cwd: deployment, encoding: 'utf8' },
  )
  const { diagnostics } = v.parse(Report, JSON.parse(lint.stdout))
  const byFile = Map.groupBy(diagnostics, ({ filename }) => filename)
  return new Map(
    [...byFile].map(([file, found]) => [file, [...new Set(found.map(({ code }) => code))]]),
  )
}

describe('imports go one way', () => {
  const found = lintPlanted()

  for (const [index, it] of planted.entries())
    test(`${it.rule}: in ${it.folder}, ${it.refusedBy} refuses ${JSON.stringify(it.code)}`, () => {
      const refusers = it.refusedBy === PERMITTED ? [] : [it.refusedBy]
      expect(found.get(fileOf(it, index)) ?? []).toEqual(refusers)
    })
})
