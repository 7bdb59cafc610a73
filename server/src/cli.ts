import { parseArgs } from 'node:util'
import { parseConfig } from './config.ts'
import { backUp } from './ops/back-up.ts'
import { OpsError } from './ops/ops-error.ts'
import { restore } from './ops/restore.ts'
import { StartError } from './start-error.ts'

const usage = `Usage: pnpm sedyanka <command>

  backup <file>    Writes everything to one new file, while the server runs or not, and reads it back.
                   The file lets its reader in as anybody: keep it like the data itself.
  restore <file>   Puts a backup in the place of the data. Stop the server first. What is replaced is kept.

The data are those in DATA_DIR (./data when it is not set).`

const count = (number: number, word: string): string =>
  `${number} ${word}${number === 1 ? '' : 's'}`

const commands: Record<string, (dataDir: string, file: string) => string> = {
  backup: (dataDir, file) => {
    const { boards, documents, bytes } = backUp(dataDir, file)
    const size = `${Math.ceil(bytes / 1000)} kB`
    return `${file}: ${count(boards, 'board')}, ${count(documents, 'document')}, ${size}, all of it read back`
  },
  restore: (dataDir, file) => {
    const { boards, documents, replaced } = restore(dataDir, file)
    const kept = replaced ? ` What it replaces is kept: ${replaced}` : ''
    return `${count(boards, 'board')}, ${count(documents, 'document')} restored from ${file}.${kept}`
  },
}

const run = (): string => {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  })
  if (values.help) return usage
  const [name = '', file, ...more] = positionals
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command || !file || more.length > 0) throw new OpsError(usage)
  return command(parseConfig(process.env).dataDir, file)
}

try {
  console.log(run())
} catch (error) {
  const isForeseen = error instanceof OpsError || error instanceof StartError
  const isMistyped =
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  console.error(isForeseen || isMistyped ? error.message : error)
  process.exitCode = 1
}
