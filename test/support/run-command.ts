import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect } from 'vitest'

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs `sedyanka <args>` on a data directory until it ends; `env`: variables beside PATH and DATA_DIR. */
export const runCommand = (
  dataDir: string,
  ...words: (string | { env: Record<string, string> })[]
): Promise<Ran> =>
  new Promise((resolve) => {
    const program = join(import.meta.dirname, '../../server/src/cli.ts')
    const args = words.filter((word) => typeof word === 'string')
    const more = words.filter((word) => typeof word !== 'string').map(({ env }) => env)
    const { PATH = '', NODE_COMPILE_CACHE } = process.env
    const compiled = NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }
    const env = Object.assign({ PATH, DATA_DIR: dataDir, ...compiled }, ...more)
    const child = spawn(process.execPath, [program, ...args], { env })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (data) => (stdout += String(data)))
    child.stderr.on('data', (data) => (stderr += String(data)))
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })

/** A refusal: one line on standard error, nothing else. */
export const expectRefused = ({ code, stdout, stderr }: Ran, why: RegExp): void => {
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^[^\n]+\n$/)
  expect(stderr).toMatch(why)
}
