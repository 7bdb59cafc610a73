import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { StartError } from './start-error.ts'

// Most of a start is the compiling of libraries, the same ones every time. Kept beside them and not in the system's
// temporary directory, where another user could lay code in wait.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'))

try {
  if (process.argv.length > 2)
    throw new StartError(
      'The server takes no arguments: its settings are environment variables (README). Commands: pnpm sedyanka --help',
    )
  const { startServer } = await import('./start-server.ts')
  await startServer()
} catch (error) {
  console.error(error instanceof StartError ? error.message : error)
  process.exit(1)
}
