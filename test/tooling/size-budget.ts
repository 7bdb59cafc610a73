/** Weighs the JavaScript that a phone loads before a meeting is on its screen; over the budget is exit code 1. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Gzipped kilobytes (1000 bytes). The notes editor comes after the first paint and is not counted. */
const budget = 150

/** The part of Vite's manifest that is read here. */
export type Manifest = Record<string, { file: string; imports?: string[] }>

/** The meeting's page is a lazy route: a chunk of its own, named after its source. */
const isMeetingPage = (key: string) => /^src\/meeting\/\w+Page\.tsx$/.test(key)

/** The script files loaded for the first view of a meeting: entry, route and all they import statically. */
export function listFirstLoad(manifest: Manifest): string[] {
  const pending = ['index.html', ...Object.keys(manifest).filter(isMeetingPage)]
  const files = new Set<string>()
  for (const key of pending) {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`The manifest has no ${key}.`)
    if (files.has(chunk.file)) continue
    files.add(chunk.file)
    pending.push(...(chunk.imports ?? []))
  }
  return [...files]
}

/** Prints each file's weight and the sum; true when the sum is within the budget. */
function weigh(dist: string): boolean {
  const manifest: Manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
  let sum = 0
  for (const file of listFirstLoad(manifest)) {
    const weight = gzipSync(readFileSync(join(dist, file))).byteLength / 1000
    sum += weight
    console.log(`${weight.toFixed(1).padStart(7)} kB  ${file}`)
  }
  console.log(
    `${sum.toFixed(1).padStart(7)} kB  first load of a meeting, gzipped (budget ${budget} kB)`,
  )
  return sum <= budget
}

if (import.meta.main && !weigh(join(import.meta.dirname, '../../client/dist'))) process.exitCode = 1
