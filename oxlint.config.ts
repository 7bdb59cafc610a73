import { defineConfig, type DummyRuleMap } from 'oxlint'
import { collections } from './shared/src/schema.ts'

type Path = { name: string; allowTypeImports: boolean; message: string }
type Pattern = { group?: string[]; regex?: string; allowTypeImports?: boolean; message: string }

const everywhere: Pattern[] = [
  {
    group: ['@sedyanka/test', '@sedyanka/test/**'],
    message: 'Nothing imports the tests.',
  },
  {
    regex: '^(\\.\\./)+(shared|server|client|test)/',
    message: 'Another package is imported by its name, never by a path.',
  },
  {
    regex: '(^|/)main\\.tsx?$',
    message: 'The composition root imports; nothing imports it.',
  },
]

const shared: Pattern[] = [
  {
    group: ['*', '!yjs', '!lib0/**', '!valibot', '!fractional-indexing', '!./**', '!../**'],
    message: 'shared knows yjs, lib0, valibot, fractional-indexing and its own files.',
  },
]

const server: Pattern[] = [
  { group: ['@sedyanka/client/**'], message: 'The server does not know the client.' },
]

const syncKnows = 'server/sync knows shared, yjs, y-protocols, lib0 and its own files.'
const known = ['*', '!@sedyanka/shared/**', '!yjs', '!y-protocols/**', '!lib0/**', '!./**']
const serverSync: Pattern[] = [{ group: known, message: syncKnows }]
const serverStore: Pattern[] = [
  {
    regex: '^(\\.\\./)+(http|accounts|minutes|mail|feeds|ops)/',
    message: 'The store knows shared and the ports of server/sync, not those who use it.',
  },
]

const client: Pattern[] = [
  {
    group: ['@sedyanka/server/**', '!@sedyanka/server/http/app.ts'],
    message: 'Of the server, the client knows the type of its HTTP API only.',
  },
  { group: ['node:*'], message: 'A browser has no Node.' },
]

/** A path and not a pattern: a pattern that excepts the file would except its value imports too. */
const theApi: Path = {
  name: '@sedyanka/server/http/app.ts',
  allowTypeImports: true,
  message: 'The HTTP API is imported by the client with `import type`.',
}

/**
 * The folders of client/src, each above those that it may use. What two features share stands in a folder below both;
 * files of client/src itself are open to all.
 */
const clientFolders = [
  'screen',
  'meeting',
  'overview',
  'minutes',
  'settings',
  'register',
  'access',
  'actions',
  'needs',
  'care',
  'operator',
  'join',
  'guide',
  'about',
  'history',
  'boards',
  'board',
  'rows',
  'shell',
  'sync',
  'links',
  'organisations',
  'privacy',
  'ui',
  'keys',
  'first',
  'styles',
]

/** The same of server/src/sync and server/src/store; the files above the folders put them together. */
const syncFolders = ['room', 'presence', 'peer', 'document', 'wire', 'guard', 'record']
const storeFolders = ['postgres', 'tables', 'journal', 'file']

/** What a folder of sync may import: what sync may, files above the folders, and folders from its own on down. */
const syncFolder = (folders: string[]): Pattern => ({
  group: [...known, '!../*.ts', ...folders.map((folder) => `!../${folder}/*.ts`)],
  message: `${syncKnows} Its folders know none above themselves.`,
})

const knowsNoneAbove = (root: string, folders: string[], folder: string): Pattern => ({
  regex: `^(\\.\\./)+(${folders.slice(0, folders.indexOf(folder)).join('|')})/`,
  message: `${root}/${folder} is used by these folders and knows none of them.`,
})

/** Overrides of one rule replace each other, so every folder states its whole list. */
const restrictImports = (patterns: Pattern[], paths: Path[] = []): DummyRuleMap => ({
  'no-restricted-imports': ['error', { paths, patterns: [...everywhere, ...patterns] }],
})

const uuid = {
  object: 'crypto',
  property: 'randomUUID',
  message: 'Browsers withhold it without TLS: use uuidv4 of lib0.',
}

/** Two clocks, and one file that asks them (shared/src/time/clocks.ts): types keep them apart everywhere else. */
const clocks = ['Date', 'performance'].map((object) => ({
  object,
  property: 'now',
  message:
    'Ask wallNow or monotonicNow of shared/src/time/clocks.ts: nothing waits by the machine’s clock.',
}))

/**
 * Rows are written by commands (shared/src/rows/command.ts): a rule about them stands once, and holds whoever asks. A
 * collection is known by its name, and test/tooling/check-sources.ts sees to it that the page gives it no other.
 */
const rowWrites = Object.values(collections)
  .flat()
  .flatMap(({ root: object }) =>
    ['set', 'create'].map((property) => ({
      object,
      property,
      message: 'The page changes rows by commands of shared.',
    })),
  )
const transactions = {
  property: 'transact',
  message:
    'Commands of shared open transactions; of the page only sync and what types into texts do.',
}

export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'promise', 'vitest'],
  categories: { correctness: 'error' },
  // A release's maker belongs to the code of that release.
  ignorePatterns: ['**/dist/**', 'test/bench/**', 'test/fixtures/releases/**'],
  rules: {
    ...restrictImports([]),
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'max-lines': ['error', { max: 300 }],
    'max-params': ['error', { max: 3 }],
    'no-var': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    'prefer-const': 'error',
    'import/extensions': ['error', 'ignorePackages'],
    'import/no-cycle': ['error', { ignoreTypes: true }],
    'import/no-default-export': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': 'error',
    // Y.Text is read with toString, and ports are written with method signatures.
    'typescript/no-base-to-string': 'off',
    'typescript/unbound-method': 'off',
    // A text is spread to count its characters.
    'typescript/no-misused-spread': ['error', { allow: ['string'] }],
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'vitest/no-disabled-tests': 'error',
    'vitest/no-focused-tests': 'error',
    // Assertions may stand in helpers, in conditions, and say what they mean.
    'vitest/expect-expect': 'off',
    'vitest/no-conditional-expect': 'off',
    'vitest/no-standalone-expect': 'off',
    'vitest/require-mock-type-parameters': 'off',
    'vitest/require-to-throw-message': 'off',
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
  },
  overrides: [
    {
      files: ['**/*.tsx'],
      rules: {
        // Solid's `ref` assigns them.
        'no-unassigned-vars': 'off',

        'unicorn/filename-case': ['error', { cases: { kebabCase: true, pascalCase: true } }],
      },
    },
    {
      files: ['shared/src/**'],
      rules: {
        ...restrictImports(shared),
        'no-console': 'error',
        'no-restricted-properties': ['error', uuid, ...clocks],
      },
    },
    {
      files: ['server/src/**'],
      rules: { ...restrictImports(server), 'no-restricted-properties': ['error', ...clocks] },
    },
    {
      files: ['server/src/sync/**'],
      rules: {
        ...restrictImports([...server, ...serverSync]),
        'no-console': 'error',
        'no-restricted-globals': ['error', 'process', 'Buffer', 'fetch'],
      },
    },
    ...syncFolders.map((folder, at) => ({
      files: [`server/src/sync/${folder}/**`],
      rules: restrictImports([...server, syncFolder(syncFolders.slice(at))]),
    })),
    { files: ['server/src/store/**'], rules: restrictImports([...server, ...serverStore]) },
    ...storeFolders.slice(1).map((folder) => ({
      files: [`server/src/store/${folder}/**`],
      rules: restrictImports([
        ...server,
        ...serverStore,
        knowsNoneAbove('server/src/store', storeFolders, folder),
      ]),
    })),
    {
      files: ['client/{src,worker}/**'],
      rules: {
        ...restrictImports(client, [theApi]),
        'no-restricted-globals': ['error', 'process', 'Buffer'],
        'no-restricted-properties': ['error', uuid, ...clocks, ...rowWrites, transactions],
      },
    },
    {
      files: [
        'client/src/sync/**',
        'client/src/privacy/take-out.ts',
        'client/src/meeting/notes/binding/**',
      ],
      rules: { 'no-restricted-properties': ['error', uuid, ...clocks, ...rowWrites] },
    },
    ...clientFolders.slice(1).map((folder) => ({
      files: [`client/src/${folder}/**`],
      rules: restrictImports(
        [...client, knowsNoneAbove('client/src', clientFolders, folder)],
        [theApi],
      ),
    })),
    { files: ['shared/src/time/clocks.ts'], rules: { 'no-restricted-properties': 'off' } },
    // Words and reference lists are data: they are as long as they are.
    { files: ['shared/src/{i18n,reference}/**'], rules: { 'max-lines': 'off' } },
    { files: ['*.config.ts'], rules: { 'import/no-default-export': 'off' } },
  ],
})
