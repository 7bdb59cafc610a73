import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const client = join(import.meta.dirname, '../../client')
const sync = join(client, 'src/sync')

/** A machine's file, and one transition of its table. */
const machines = [
  { file: 'line-state', transition: '    asked: (state, { stateVector }) => [state, ' },
  { file: 'copy-state', transition: '    due: goOn,\n' },
  { file: 'leftovers-state', transition: '    fetched: begin,\n' },
]

let place: string
let errors: string[]
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'sedyanka-transitions-'))
  symlinkSync(join(client, 'node_modules'), join(place, 'node_modules'))
  for (const { file, transition } of machines) {
    const source = readFileSync(join(sync, `${file}.ts`), 'utf8').replaceAll("'./", `'${sync}/`)
    const at = source.lastIndexOf(transition)
    if (at < 0) throw new Error(`${file}: no such transition`)
    const without = source.slice(0, at) + source.slice(source.indexOf('\n', at) + 1)
    writeFileSync(join(place, `${file}-whole.ts`), source)
    writeFileSync(join(place, `${file}-hole.ts`), without)
  }
  const config = {
    extends: join(client, 'tsconfig.json'),
    compilerOptions: { types: [] },
    include: ['*.ts'],
  }
  writeFileSync(join(place, 'tsconfig.json'), JSON.stringify(config))
  const tsc = join(import.meta.dirname, '../../node_modules/.bin/tsc')
  const { stdout } = spawnSync(tsc, ['-p', place, '--pretty', 'false'], { encoding: 'utf8' })
  errors = stdout.split('\n').filter((line) => line.includes('error'))
})
afterAll(() => rmSync(place, { recursive: true }))

test.each(machines)('SY65: $file does not compile when a transition is missing', ({ file }) => {
  const found = errors.filter((line) => line.includes(`${file}-hole.ts`))
  expect(found.join('\n')).toMatch(/error TS27\d\d: Property '\w+' is missing/)
  expect(found).toHaveLength(1)
})

test('SY65: and compiles with all of them', () => {
  expect(errors.filter((line) => !line.includes('-hole.ts'))).toEqual([])
})
