import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const css = readFileSync(
  fileURLToPath(import.meta.resolve('@sedyanka/client/styles/tokens.css')),
  'utf8',
)

/** The hex colours of the first rule with that selector. */
const coloursOf = (selector: string): Record<string, string> => {
  const start = css.indexOf(`${selector} {`)
  if (start < 0) throw new Error(`tokens.css has no ${selector}`)
  const rule = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries(
    [...rule.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  )
}

/** Relative luminance, WCAG 2.2. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const light = coloursOf(':root')
const themes = { light, dark: { ...light, ...coloursOf(":root[data-theme='dark']") } }
const kinds = ['brand', 'need', 'offer', 'decision', 'action', 'danger', 'warn']
const textPairs = [
  ...['ink', 'ink-2', 'ink-3', ...kinds].flatMap((ink) =>
    ['paper', 'card', 'sunken'].map((ground) => [ink, ground]),
  ),
  ...kinds.flatMap((kind) => [kind, 'ink', 'ink-2'].map((ink) => [ink, `${kind}-soft`])),
  ['brand-ink', 'brand'],
  ['brand-ink', 'brand-hover'],
  ['danger-ink', 'danger'],
  ['snack-ink', 'snack'],
  ['snack-action', 'snack'],
]
const edgePairs = ['edge', 'focus'].flatMap((edge) =>
  ['paper', 'card', 'sunken'].map((ground) => [edge, ground]),
)

describe('PA9: the palette can be read', () => {
  test.each(Object.entries(themes))(
    'PA9: every text colour of the %s theme has 4.5:1 on its grounds',
    (_name, theme) => {
      const weak = textPairs.filter(
        ([ink = '', ground = '']) => contrast(theme[ink] ?? '', theme[ground] ?? '') < 4.5,
      )
      expect(weak).toEqual([])
    },
  )

  test.each(Object.entries(themes))(
    'PA9: edges of fields and the focus have 3:1 in the %s theme',
    (_name, theme) => {
      const weak = edgePairs.filter(
        ([edge = '', ground = '']) => contrast(theme[edge] ?? '', theme[ground] ?? '') < 3,
      )
      expect(weak).toEqual([])
    },
  )

  test.each(Object.entries(themes))(
    'PA9: figures can be read on the strongest cells of the %s theme',
    (_name, theme) => {
      // client/src/needs/GapTable.tsx: two thirds of the colour at the most.
      const mix = (a: string, b: string, share: number) =>
        `#${[1, 3, 5]
          .map((at) => [a, b].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16)))
          .map(([one = 0, other = 0]) => Math.round(one * share + other * (1 - share)))
          .map((part) => part.toString(16).padStart(2, '0'))
          .join('')}`
      for (const cell of ['gap-cell', 'free-cell'])
        for (const share of [0.16, 0.66])
          expect(
            contrast(theme['ink'] ?? '', mix(theme[cell] ?? '', theme['card'] ?? '', share)),
          ).toBeGreaterThanOrEqual(4.5)
    },
  )

  test('PA9: the device’s dark theme and the chosen one are the same', () => {
    expect(coloursOf(":root:not([data-theme='light'])")).toEqual(
      coloursOf(":root[data-theme='dark']"),
    )
  })
})
