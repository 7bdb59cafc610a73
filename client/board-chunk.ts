import { join } from 'node:path'

const home = join(import.meta.dirname, 'src')

interface Graph {
  getModuleInfo(id: string): { importedIds: string[] } | null
}

/** The board's frame and its meetings with all that they import statically. */
const modules = new Set<string>()

/**
 * Names the chunk of what a board's frame and its meetings share with other pages. Left to itself the bundler makes
 * dozens of tiny files of it, and a browser that speaks HTTP/1.1 asks for six at a time.
 */
export const boardChunk = (id: string, graph: Graph): string | null => {
  if (modules.size === 0) {
    for (const path of ['boards/BoardLayout.tsx', 'meeting/MeetingPage.tsx'])
      modules.add(join(home, path))
    for (const known of modules)
      for (const next of graph.getModuleInfo(known)?.importedIds ?? []) modules.add(next)
  }
  return modules.has(id) ? 'board' : null
}
