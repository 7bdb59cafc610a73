/**
 * Deletes from installed packages what nobody runs: types, maps of sources, the sources of SQLite, Word's library in the forms
 * for browsers, what pnpm notes of its machine. `node server/prune.ts <directory>`: the one in which `node_modules` lies.
 */
import { globSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const leftOut = [
  '.pnpm/**/*.d.{ts,cts,mts}',
  '.pnpm/**/*.map',
  '.pnpm/better-sqlite3@*/node_modules/better-sqlite3/{deps,src}',
  '.pnpm/docx@*/node_modules/docx/dist/*.{iife,umd}.*',
  '.modules.yaml',
  '.pnpm-workspace-state*',
]

/** Looks into the packages of the workspace, too, where there are only links and what Node compiled. */
export const prune = (directory: string): void => {
  const cwd = join(directory, 'node_modules')
  for (const path of globSync(leftOut, { cwd }))
    rmSync(join(cwd, path), { recursive: true, force: true })
}

const [directory] = process.argv.slice(2)
if (import.meta.main && directory !== undefined) prune(directory)
