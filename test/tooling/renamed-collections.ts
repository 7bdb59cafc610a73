import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const definition = /export const (\w+) = collection\b[^(]*\(\s*'(\w+)'/g
const statement = /\b(?:import|export)\b([^;'"]*?)\bfrom\s+'([^']+)'/g
const dynamic = /\bimport\(\s*'([^']+)'/g

/** What a file calls by a second name: `= actions`, or `= isNeed ? needs : offers`. */
const secondNames = (text: string, names: readonly string[]): string[] => {
  const name = `(?:${names.join('|')})`
  const given = String.raw`\b(?:const|let) \w+ =\s(?:[^;=\n]*\?\s*)?${name}\b(?:\s*:\s*\w+)?(?!\s*[.([])\s*;?$`
  return names.length === 0 ? [] : [...text.matchAll(new RegExp(given, 'gm'))].map(([all]) => all)
}

/**
 * `file: text` of everything by which the page calls a collection of shared by another name than its own: an alias, a whole
 * module, a second constant. Lint knows collections by their names (`rowWrites` in oxlint.config.ts), so under another one
 * rows could be written past the commands. A collection whose constant is not called as its rows are is told, too.
 */
export function findRenamedCollections(root: string): string[] {
  const filesOf = (pattern: string) =>
    globSync(pattern, { cwd: root })
      .map((file) => file.replaceAll('\\', '/'))
      .toSorted()
      .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
  const found: string[] = []
  /** The collections of each module. */
  const modules = new Map<string, string[]>()
  for (const { file, text } of filesOf('shared/src/**/*.ts'))
    for (const [all, name = '', rows] of text.matchAll(definition)) {
      const module = file.replace('shared/src', '@sedyanka/shared')
      modules.set(module, [...(modules.get(module) ?? []), name])
      if (name !== rows) found.push(`${file}: ${all}`)
    }
  for (const { file, text } of filesOf('client/{src,worker}/**/*.{ts,tsx}')) {
    const imported: string[] = []
    for (const [all, clause = '', module = ''] of text.matchAll(statement)) {
      const names = modules.get(module) ?? []
      const isRenamed = names.some((name) => new RegExp(String.raw`\b${name}\s+as\b`).test(clause))
      if (isRenamed || (names.length > 0 && clause.includes('*'))) found.push(`${file}: ${all}`)
      imported.push(...names.filter((name) => new RegExp(String.raw`\b${name}\b`).test(clause)))
    }
    for (const [all, module = ''] of text.matchAll(dynamic))
      if (modules.has(module)) found.push(`${file}: ${all}`)
    found.push(...secondNames(text, imported).map((all) => `${file}: ${all.trim()}`))
  }
  return found
}
