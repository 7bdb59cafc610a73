import type { Figure } from './rows.ts'

/** A bound that Sedyanka has set itself: a ratio to a peer's figure in the same run, or an absolute figure. */
export interface Goal extends Figure {
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

/** The bounds that Sedyanka has set itself. */
export const goals: readonly Goal[] = [
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
    scenario: 's9',
    label: 'S9 the writer elsewhere, p99 ms',
    name: 'p99',
    against: [],
    bound: 250,
  },
  {
    ...less,
    scenario: 's9',
    label: 'S9 server memory at its peak, MiB',
    name: 'peakRss',
    against: [],
    bound: 600,
  },
  {
    ...less,
    scenario: 's9',
    label: 'S9 edits that did not arrive',
    name: 'missing',
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
