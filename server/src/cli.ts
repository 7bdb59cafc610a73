import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import { type Config, parseConfig } from './config.ts'
import { urlOf } from './listen.ts'
import { archiveBoard, deleteBoard, exportBoard, listBoards } from './ops/boards.ts'
import { backUp } from './ops/back-up.ts'
import { compactBoard } from './ops/compact-board.ts'
import { OpsError } from './ops/ops-error.ts'
import { backupsIn, stampOf } from './ops/rotate-backups.ts'
import { restore } from './ops/restore.ts'
import { describeStatus } from './ops/status.ts'
import {
  makeOperatorLink,
  makeOperatorLinkIn,
  makeSetupLink,
  makeSetupLinkIn,
} from './ops/setup-link.ts'
import { waitForServer } from './ops/wait-for-server.ts'
import { StartError } from './start-error.ts'
import { version } from './version.ts'

const usage = `Usage: pnpm sedyanka <command>, or --help, or --version

  backup [<file>]  Writes everything to one new file, while the server runs or not, and reads it back; without
                   a file into DATA_DIR/backups, from where the server deletes it after BACKUP_DAYS.
                   The file lets its reader in as anybody: keep it like the data itself.
  status           Prints how it stands: version, sizes, free disk, counts, the newest backup, and what the server
                   says of itself, while it runs or not.
  restore <file>   Puts a backup in the place of the data. Stop the server first. What is replaced is kept.
  setup-link       Prints a link that lets whoever set this server up in again, once, within a day, while the
                   server runs or not. Their other browsers are signed out when it is used.
  operator-link    Prints a link to a page that shows how the server is and how large its boards are, and changes
                   nothing. It works once, within a day; the page stays open for an hour.
  wait             Ends as soon as the server answers where HOST and PORT say: what is started after it finds it there.

The data are those in DATA_DIR (./data when it is not set). With DATABASE_URL they are in PostgreSQL: then
"setup-link", "operator-link" and "wait" work as ever, and everything else is done with PostgreSQL's own pg_dump and pg_restore.`

const count = (number: number, word: string): string =>
  `${number} ${word}${number === 1 ? '' : 's'}`

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1000)} kB`
const sizes = (before: number, after: number): string =>
  `${kilobytes(before)} -> ${kilobytes(after)}`

interface Command {
  /** How many words follow it, … */
  takes: number
  /** … and how many of them may be left out. */
  optional?: number
  /** It knows data in PostgreSQL, too. */
  isForPostgres?: true
  run: (config: Config, first: string, second: string) => string | Promise<string>
}
const commands: Record<string, Command> = {
  backup: {
    takes: 1,
    optional: 1,
    run: ({ dataDir }, asked) => {
      const file = asked || join(backupsIn(dataDir), `sedyanka-${stampOf(wallNow())}.db`)
      const { boards, documents, bytes } = backUp(dataDir, file)
      return `${file}: ${count(boards, 'board')}, ${count(documents, 'document')}, ${kilobytes(bytes)}, all of it read back`
    },
  },
  restore: {
    takes: 1,
    run: ({ dataDir }, file) => {
      const { boards, documents, replaced } = restore(dataDir, file)
      const kept = replaced ? ` What it replaces is kept: ${replaced}` : ''
      return `${count(boards, 'board')}, ${count(documents, 'document')} restored from ${file}.${kept}`
    },
  },
  'setup-link': {
    takes: 0,
    isForPostgres: true,
    run: async ({ dataDir, databaseUrl, publicUrl, host, port }) => {
      const token = databaseUrl ? await makeSetupLinkIn(databaseUrl) : makeSetupLink(dataDir)
      return `Set-up link: ${publicUrl ?? urlOf(host, port)}/setup#${token}`
    },
  },
  'operator-link': {
    takes: 0,
    isForPostgres: true,
    run: async ({ dataDir, databaseUrl, publicUrl, host, port }) => {
      const token = databaseUrl ? await makeOperatorLinkIn(databaseUrl) : makeOperatorLink(dataDir)
      return `Operator's page: ${publicUrl ?? urlOf(host, port)}/operator#${token}`
    },
  },
  status: {
    takes: 0,
    run: async ({ dataDir, host, port }) =>
      (await describeStatus(dataDir, urlOf(host, port))).join('\n'),
  },
  wait: {
    takes: 0,
    isForPostgres: true,
    run: ({ host, port }) => waitForServer(urlOf(host, port)),
  },
  boards: {
    takes: 0,
    run: ({ dataDir }) => listBoards(dataDir).join('\n') || 'There are no boards.',
  },
  'export-board': {
    takes: 2,
    run: async ({ dataDir }, id, file) => `${await exportBoard(dataDir, id, file)}: ${file}`,
  },
  'archive-board': {
    takes: 1,
    run: ({ dataDir }, id) => `Archived: ${archiveBoard(dataDir, id, true)}`,
  },
  'bring-back-board': {
    takes: 1,
    run: ({ dataDir }, id) => `Brought back: ${archiveBoard(dataDir, id, false)}`,
  },
  'compact-board': {
    takes: 1,
    run: ({ dataDir }, id) => {
      const { title, documents, file } = compactBoard(dataDir, id)
      const lines = documents.map(({ room, before, after }) => `  ${room}  ${sizes(before, after)}`)
      return [`Written anew: ${title}`, ...lines, `  the file  ${sizes(...file)}`].join('\n')
    },
  },
  'delete-board': {
    takes: 2,
    run: ({ dataDir }, id, title) => `Deleted: ${deleteBoard(dataDir, id, title)}`,
  },
}

const run = (): string | Promise<string> => {
  const { values, positionals } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
    },
    allowPositionals: true,
  })
  if (values.help) return usage
  if (values.version) return version
  const [name = '', ...words] = positionals
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (name !== '' && !command) throw new OpsError(`There is no command "${name}".\n\n${usage}`)
  if (!command) throw new OpsError(usage)
  const { takes, optional = 0 } = command
  if (words.length > takes || words.length < takes - optional) throw new OpsError(usage)
  const config = parseConfig(process.env)
  if (config.databaseUrl !== null && !command.isForPostgres)
    throw new OpsError(
      `"${name}" knows data in DATA_DIR only, and with DATABASE_URL they are in PostgreSQL: pg_dump writes a backup of them, pg_restore puts it back`,
    )
  return command.run(config, words[0] ?? '', words[1] ?? '')
}

try {
  console.log(await run())
} catch (error) {
  const isForeseen = error instanceof OpsError || error instanceof StartError
  const isMistyped =
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  console.error(isForeseen || isMistyped ? error.message : error)
  process.exitCode = 1
}
