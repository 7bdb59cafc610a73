import { inlineContent, unwrap } from './dom.ts'

const rowsOf = (table: Element): Element[] =>
  [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table)

const cellsOf = (row: Element): Element[] =>
  [...row.children].filter((cell) => /^(TD|TH)$/.test(cell.nodeName))

const isEmpty = (cell: Element | null): boolean => (cell?.textContent ?? '').trim() === ''

/** Cells by row, with gaps where one stretches over several. */
const gridOf = (rows: readonly Element[]): (Element | null)[][] => {
  const grid: (Element | null)[][] = rows.map(() => [])
  const taken = new Set<string>()
  for (const [y, row] of rows.entries()) {
    let x = 0
    for (const cell of cellsOf(row)) {
      while (taken.has(`${x} ${y}`)) x++
      const span = (name: string) =>
        Math.min(100, Math.max(1, Number(cell.getAttribute(name)) || 1))
      for (let down = 0; down < span('rowspan'); down++)
        for (let right = 0; right < span('colspan'); right++) taken.add(`${x + right} ${y + down}`)
      const line = grid[y] ?? []
      while (line.length < x) line.push(null)
      line[x] = cell
      x++
    }
  }
  return grid
}

const lineOf = (cells: readonly (Element | null)[], page: Document): HTMLElement => {
  const line = page.createElement('p')
  for (const [at, cell] of cells.entries()) {
    if (at > 0) line.append(' | ')
    if (cell) line.append(...trimEdges(inlineContent(cell)))
  }
  return line
}

const trimEdges = (nodes: Node[]): Node[] => {
  const [first] = nodes
  const last = nodes.at(-1)
  if (first?.nodeType === 3) first.nodeValue = (first.nodeValue ?? '').trimStart()
  if (last?.nodeType === 3) last.nodeValue = (last.nodeValue ?? '').trimEnd()
  return nodes
}

/**
 * Notes have no tables: every row becomes a line, “Казанлък | 12 | 30”, so that rows and cells stay apart. A table that
 * only lays out a page, or has one column, becomes what stands in it.
 */
export const layOutTables = (root: Element, page: Document): void => {
  // The innermost first.
  for (const table of [...root.querySelectorAll('table')].reverse()) {
    const grid = gridOf(rowsOf(table))
    const isLayout =
      table.getAttribute('role') === 'presentation' || grid.every((cells) => cells.length <= 1)
    if (isLayout) {
      for (const cell of grid.flat()) {
        if (!cell) continue
        const block = page.createElement('div')
        block.append(...cell.childNodes)
        table.before(block)
      }
      table.remove()
      continue
    }
    const lines = grid.flatMap((cells) => {
      let width = cells.length
      while (width > 0 && isEmpty(cells[width - 1] ?? null)) width--
      return width === 0 ? [] : [lineOf(cells.slice(0, width), page)]
    })
    table.replaceWith(...lines)
  }
  for (const stray of root.querySelectorAll('tbody, thead, tfoot, tr, td, th, colgroup, col'))
    unwrap(stray)
}
