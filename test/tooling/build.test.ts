import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const deployment = mkdtempSync(join(tmpdir(), 'sedyanka-build-'))
afterAll(() => rmSync(deployment, { recursive: true }))

const write = (file: string, text: string) => writeFileSync(join(deployment, file), text)

mkdirSync(join(deployment, 'client/src'), { recursive: true })
mkdirSync(join(deployment, 'node_modules'))
symlinkSync(join(root, 'node_modules/vite'), join(deployment, 'node_modules/vite'))
copyFileSync(join(root, 'client/build.ts'), join(deployment, 'client/build.ts'))
write('package.json', '{ "type": "module" }')
write('vite.config.ts', `export default { root: import.meta.dirname + '/client' }`)
write('client/index.html', '<script type="module" src="/src/main.ts"></script>')
write('client/src/main.ts', `document.title = 'one'`)

const build = () => spawnSync(process.execPath, [join(deployment, 'client/build.ts')]).status
const page = join(deployment, 'client/dist/index.html')
const read = () => readFileSync(page, 'utf8')
const builtAt = () => statSync(page).mtimeMs

test('TO12: the client is built when what it is made of has changed, and not otherwise', () => {
  expect(build()).toBe(0)
  const [first, firstAt] = [read(), builtAt()]

  utimesSync(join(deployment, 'client/src/main.ts'), new Date(), new Date())
  expect(build()).toBe(0)
  expect(builtAt()).toBe(firstAt)

  write('client/src/main.ts', `document.title = 'two'`)
  expect(build()).toBe(0)
  // the names of the scripts carry a hash of what is in them
  expect(read()).not.toBe(first)
})

test('TO12: a build that fails says so and leaves the last client whole', () => {
  write('client/src/main.ts', `document.title = 'three'`)
  build()
  const before = read()
  write('client/src/main.ts', `import './not-there.ts'`)
  expect(build()).toBe(1)
  expect(read()).toBe(before)
})
