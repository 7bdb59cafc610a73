import { join } from 'node:path'
import { bg } from '@sedyanka/shared/i18n/bg.ts'
import { en } from '@sedyanka/shared/i18n/en.ts'
import { uk } from '@sedyanka/shared/i18n/uk.ts'
import { build, type Plugin } from 'vite'
import { firstKeys, type FirstWords } from './src/first/words.ts'

const place = '<!-- first paint -->'
const here = import.meta.dirname

const wordsOf = (dictionary: typeof bg): FirstWords =>
  Object.fromEntries(firstKeys.map((key) => [key, String(dictionary[key])])) as FirstWords

interface FirstPaint {
  /** One script without imports. */
  script: string
  /** The palette: the picture and the page share it. */
  style: string
}

const make = async (): Promise<FirstPaint> => {
  const words = { bg: wordsOf(bg), en: wordsOf(en as typeof bg), uk: wordsOf(uk as typeof bg) }
  const made = await build({
    configFile: false,
    logLevel: 'error',
    define: { __FIRST_WORDS__: JSON.stringify(words) },
    build: {
      write: false,
      target: 'es2022',
      lib: {
        entry: join(here, 'src/first/paint.ts'),
        formats: ['iife'],
        name: 'first',
        cssFileName: 'first',
      },
    },
  })
  const [{ output }] = [made].flat() as { output: { type: string; code?: string }[] }[] as [
    { output: { type: string; code?: string; source?: string | Uint8Array; fileName?: string }[] },
  ]
  const script = output.find(({ type }) => type === 'chunk')?.code?.trim() ?? ''
  const sheet = output.find(({ fileName }) => fileName?.endsWith('.css'))?.source ?? ''
  // The build leaves a mark of its own behind.
  return {
    script,
    style: String(sheet)
      .replace(/\/\*\$vite\$:\d+\*\//, '')
      .trim(),
  }
}

/**
 * Puts the first picture into index.html: its script and the palette stand in the page itself, and the page's own style
 * comes behind them, where it holds up nothing that is on the screen by then. The server allows the script by its digest
 * (server/src/http/inline-scripts.ts).
 */
export const placeFirstPaint = (page: string, { script, style }: FirstPaint): string => {
  if (!page.includes(place)) throw new Error(`index.html has no ${place}`)
  const sheets = [...page.matchAll(/ *<link rel="stylesheet"[^>]*>\n?/g)].map(([tag]) => tag)
  const moved = sheets.reduce((rest, tag) => rest.replace(tag, ''), page)
  return moved
    .replace('</head>', () => `<style>${style}</style>\n  </head>`)
    .replace(place, () => `<script>${script}</script>\n${sheets.join('')}`)
}

export const firstPaint = (): Plugin => ({
  name: 'first-paint',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: async (page) => placeFirstPaint(page, await make()),
  },
})
