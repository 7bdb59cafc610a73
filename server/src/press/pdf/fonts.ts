import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { coverageOf } from './font-coverage.ts'
import type { Covers } from './printable.ts'

/**
 * The letters as those of Times New Roman, as wide and as official, with ѝ і ї є ґ; and signs that they lack. The
 * template names the same families in the same order.
 */
const files = [
  ['tinos', '400Regular/Tinos_400Regular.ttf'],
  ['tinos', '400Regular_Italic/Tinos_400Regular_Italic.ttf'],
  ['tinos', '700Bold/Tinos_700Bold.ttf'],
  ['tinos', '700Bold_Italic/Tinos_700Bold_Italic.ttf'],
  ['noto-emoji', '400Regular/NotoEmoji_400Regular.ttf'],
  ['noto-sans-symbols-2', '400Regular/NotoSansSymbols2_400Regular.ttf'],
] as const

/** The fonts of printed papers, and what each family can print. Its faces cover the same. */
export const readFonts = (): { blobs: Buffer[]; families: Covers[] } => {
  const blobs = files.map(([family, file]) => {
    const found = findPackageJSON(`@expo-google-fonts/${family}`, import.meta.url)
    if (found === undefined) throw new Error(`the font ${family} is not installed`)
    return readFileSync(join(dirname(found), file))
  })
  const families = new Map<string, ReadonlySet<number>>()
  for (const [index, [family]] of files.entries()) {
    const blob = blobs[index]
    if (blob && !families.has(family)) families.set(family, coverageOf(blob))
  }
  return { blobs, families: [...families.values()].map((codes) => (code) => codes.has(code)) }
}
