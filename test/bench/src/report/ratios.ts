import { type Goal, goals } from './goals.ts'
import { format, medianOf, type Row } from './rows.ts'

interface Judged {
  peer: string
  ratio: number
  isMet: boolean
}

const judge = (goal: Goal, rows: readonly Row[], own: number): Judged | null => {
  const isLess = goal.better === 'less'
  const fits = (value: number) => (isLess ? value <= goal.bound : value >= goal.bound)
  if (goal.against.length === 0) return { peer: '', ratio: Number.NaN, isMet: fits(own) }
  const peers = goal.against
    .map((name) => ({ name, value: medianOf(rows, name, goal) }))
    .filter(({ value }) => Number.isFinite(value))
    .toSorted((a, b) => (isLess ? a.value - b.value : b.value - a.value))
  const [best] = peers
  if (!best) return null
  const ratio = own / best.value
  return { peer: `${best.name} ${format(best.value)}`, ratio, isMet: fits(ratio) }
}

/** Sedyanka beside the best peer of the same run, with the bound and whether it is kept, as markdown. */
export const reportRatios = (rows: readonly Row[]): string => {
  const lines = goals.flatMap((goal) => {
    const own = medianOf(rows, 'sedyanka', goal)
    const judged = Number.isFinite(own) ? judge(goal, rows, own) : null
    if (!judged) return []
    const { peer, ratio, isMet } = judged
    const sign = goal.better === 'less' ? '≤' : '≥'
    const bound = `${sign} ${goal.bound}${goal.against.length > 0 ? ' ×' : ''}`
    return [
      `| ${goal.label} | ${peer} | ${format(own)} | ${format(ratio)} | ${bound} | ${isMet ? 'met' : '**not met**'} |`,
    ]
  })
  if (lines.length === 0) return ''
  const head = [
    '### Sedyanka beside the best peer',
    '',
    '| | best peer | Sedyanka | ratio | bound | |',
    '|---|---|---|---|---|---|',
  ]
  return [...head, ...lines, ''].join('\n')
}
