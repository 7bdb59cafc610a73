import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../support/run-command.ts'

const root = join(import.meta.dirname, '../..')

test('R293: --version names the version of package.json', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string
  }
  expect(await runCommand(tmpdir(), '--version')).toEqual({
    code: 0,
    stdout: `${version}\n`,
    stderr: '',
  })
})

test('R293: an unknown command is named beside the known ones', async () => {
  const { code, stdout, stderr } = await runCommand(tmpdir(), 'bakup', 'x')
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^There is no command "bakup"\.\n\nUsage: /)
})
