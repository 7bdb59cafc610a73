import { join } from 'node:path'

const home = join(import.meta.dirname, 'src')

interface Graph {
  getModuleInfo(id: string): { importedIds: string[] } | null
}

/** The board's frame and its meetings with all that they import statically. */
const modules = new Set<string>()

/** Whether the board's frame or its meetings import a module statically: it comes with the first load of a meeting. */
const isOfBoard = (id: string, graph: Graph): boolean => {
  if (modules.size === 0) {
    for (const path of ['board/frame/BoardLayout.tsx', 'meeting/MeetingPage.tsx'])
      modules.add(join(home, path))
    for (const known of modules)
      for (const next of graph.getModuleInfo(known)?.importedIds ?? []) modules.add(next)
  }
  return modules.has(id)
}

/**
 * Names the chunk of what a board's frame and its meetings share with other pages. Left to itself the bundler makes
 * dozens of tiny files of it, and a browser that speaks HTTP/1.1 asks for six at a time.
 */
export const boardChunk = (id: string, graph: Graph): string | null =>
  isOfBoard(id, graph) ? 'board' : null

/** Names the chunk of icons and rules that many parts share: those of the first load apart from those that come later. */
export const kitChunk = (id: string, graph: Graph): string =>
  isOfBoard(id, graph) ? 'kit' : 'rules'
