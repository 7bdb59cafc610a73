/** Weighs the JavaScript that a phone loads before a meeting is on its screen; over the budget is exit code 1. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { listFirstLoad, type Manifest } from '@sedyanka/client/first-load.ts'

/** Gzipped kilobytes (1000 bytes). The notes editor comes after the first paint and is not counted. */
const budget = 150

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
