import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const documents = [
  'README.md',
  'README.bg.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'deploy/README.md',
  'deploy/README.bg.md',
  'shared/PROTOCOL.md',
  'shared/SPEC.md',
  'test/bench/README.md',
]
/** Files as documents name them: the end of a path is enough. A package's own address counts like its folder. */
const files = globSync('{*.ts,{client,server,shared,test,docs}/**/*.{ts,tsx}}', {
  cwd: root,
  exclude: (path) => /(^|\/)(node_modules|dist)(\/|$)/.test(path),
}).map((path) => `/${path}`)
const namedIn = (text: string): string[] =>
  [...text.matchAll(/`([@\w./-]+\.tsx?)`/g)].map(([, name = '']) =>
    name.replace(/^@sedyanka\/(client|server|shared)\//, '$1/src/'),
  )

test.each(documents)('TO19: every file that %s names exists', (document) => {
  const named = namedIn(readFileSync(join(root, document), 'utf8'))
  expect(named.filter((name) => !files.some((path) => path.endsWith(`/${name}`)))).toEqual([])
})
