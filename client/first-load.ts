/** The part of Vite's manifest that is read here. */
export type Manifest = Record<string, { file: string; imports?: string[] }>

/** What the first view of a meeting loads: entry, words, and the lazy route with its layout. */
const firstView = [
  'index.html',
  '../shared/src/i18n/bg.ts',
  'src/board/frame/BoardLayout.tsx',
  'src/meeting/MeetingPage.tsx',
]

/** The files of these chunks, and of all that they import statically. Throws when one of them is not a chunk. */
export function listFiles(manifest: Manifest, chunks: readonly string[]): string[] {
  const pending = [...chunks]
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

export const listFirstLoad = (manifest: Manifest): string[] => listFiles(manifest, firstView)
