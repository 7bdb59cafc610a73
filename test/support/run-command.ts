import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs `sedyanka <args>` on a data directory until it ends. */
export const runCommand = (dataDir: string, ...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const program = join(import.meta.dirname, '../../server/src/cli.ts')
    const env = { PATH: process.env.PATH ?? '', DATA_DIR: dataDir }
    const child = spawn(process.execPath, [program, ...args], { env })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (data) => (stdout += String(data)))
    child.stderr.on('data', (data) => (stderr += String(data)))
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
