import { type Figure, format, medianOf, type Row } from './rows.ts'

/** A bound that Sedyanka has set itself: a ratio to a peer's figure in the same run, or an absolute figure. */
interface Goal extends Figure {
  label: string
  /** The best of these; none for an absolute bound. */
  against: readonly string[]
  /** For `more`, a higher figure is the better one. */
  better: 'less' | 'more'
  bound: number
}

const yjsPeers = ['y-ws', 'y-ws-leveldb', 'hocuspocus']
const less = { better: 'less', part: '', against: yjsPeers } as const

const storms = ['board', 'year'].flatMap((document): Goal[] =>
  (
    [
      ['warm', 0.1],
      ['cold', 0.15],
    ] as const
  ).flatMap(([state, bound]) => {
    const storm = { ...less, scenario: 's3', part: `${document} ${state}` } as const
    return [
      { ...storm, label: `S3 ${document} ${state}: all joined, ms`, name: 'max', bound },
      { ...storm, label: `S3 ${document} ${state}: server CPU, s`, name: 'cpu', bound },
      {
        ...storm,
        label: `S3 ${document} ${state}: synced while empty`,
        name: 'hollow',
        against: [],
        bound: 0,
      },
    ]
  }),
)

const goals: readonly Goal[] = [
  {
    ...less,
    scenario: 's1',
    label: 'S1 server CPU, ms per 1000 delivered',
    name: 'cpuPer1000',
    bound: 0.6,
  },
  { ...less, scenario: 's1', label: 'S1 edit → visible, p99 ms', name: 'p99', bound: 1.5 },
  {
    ...less,
    scenario: 's1',
    label: 'S1 edit → visible, p50 ms',
    name: 'p50',
    against: [],
    bound: 3,
  },
  {
    ...less,
    scenario: 's1',
    label: 'S1 edits that did not arrive',
    name: 'missing',
    against: [],
    bound: 0,
  },
  {
    ...less,
    scenario: 's2',
    label: 'S2 server CPU, ms per 1000 delivered',
    name: 'cpuPer1000',
    against: ['hocuspocus'],
    bound: 0.5,
  },
  {
    ...less,
    scenario: 's2',
    label: 'S2 edits that did not arrive',
    name: 'missing',
    against: [],
    bound: 0,
  },
  ...storms,
  {
    scenario: 's4',
    part: '',
    label: 'S4 updates/s with p99 ≤ 100 ms',
    name: 'sustained',
    against: ['hocuspocus'],
    better: 'more',
    bound: 1.7,
  },
  {
    ...less,
    scenario: 's5',
    label: 'S5 seen by others, lost by kill -9',
    name: 'lost',
    against: [],
    bound: 0,
  },
  {
    ...less,
    scenario: 's5',
    label: 'S5 acknowledged, lost by kill -9',
    name: 'acknowledgedLost',
    against: [],
    bound: 0,
  },
  {
    ...less,
    scenario: 's6',
    label: 'S6 bytes on disk / bytes of state',
    name: 'diskPerState',
    against: [],
    bound: 1.6,
  },
]

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
