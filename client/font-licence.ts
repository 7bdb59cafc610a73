import { appendFileSync, readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const typeface = '@fontsource-variable/sofia-sans'

/** Adds the typeface's licence to those of the scripts: Vite lists what is imported by scripts, and this comes by a style. */
export const fontLicence = (): Plugin => ({
  name: 'font-licence',
  apply: 'build',
  writeBundle: {
    sequential: true,
    handler: ({ dir }) => {
      const folder = dirname(findPackageJSON(typeface, import.meta.url) ?? '')
      const text = readFileSync(join(folder, 'LICENSE'), 'utf8')
      appendFileSync(join(dir ?? '', 'licences.txt'), `\n## ${typeface} (OFL-1.1)\n\n${text}`)
    },
  },
})
