import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Writes beside every text of a build what it is compressed: once at the build, not for everyone who comes. */
export const compressTexts = async (dist: string): Promise<void> => {
  const files = globSync('**/*.{js,css,html,svg,webmanifest}', { cwd: dist })
  await Promise.all(
    files.map(async (file) => {
      const path = join(dist, file)
      const text = readFileSync(path)
      const { BROTLI_PARAM_SIZE_HINT } = constants
      // Browsers take brotli over https only; a hall behind plain http gets gzip.
      const [br, gz] = await Promise.all([
        brotli(text, { params: { [BROTLI_PARAM_SIZE_HINT]: text.byteLength } }),
        zip(text, { level: 9 }),
      ])
      writeFileSync(`${path}.br`, br)
      writeFileSync(`${path}.gz`, gz)
    }),
  )
}

/** Compresses every build, last of all. */
export const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  writeBundle: { order: 'post', sequential: true, handler: ({ dir }) => compressTexts(dir ?? '') },
})
