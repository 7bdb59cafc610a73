import type { ScenarioName } from '../load/job.ts'
import { format, medianOf, type Row } from './rows.ts'

interface Table {
  title: string
  scenario: ScenarioName
  part: string
  /** Figure → heading. */
  columns: Record<string, string>
}

const typing = {
  p50: 'p50 ms',
  p95: 'p95 ms',
  p99: 'p99 ms',
  max: 'max ms',
  cpuPercent: 'server CPU %',
  cpuPer1000: 'CPU ms / 1000 delivered',
  rss: 'RSS MiB',
  kbPerClient: 'kB / client',
  missing: 'missing',
  loadPercent: 'load gen CPU %',
}
const joining = {
  p50: 'p50 ms',
  p99: 'p99 ms',
  max: 'all joined ms',
  cpu: 'server CPU s',
  peakRss: 'peak RSS MiB',
  mbOnWire: 'MB on wire',
  joined: 'joined',
  hollow: 'synced while empty',
}
const storms = ['board cold', 'board warm', 'year cold', 'year warm'].map((part): Table => ({
  title: `S3 join storm, ${part}`,
  scenario: 's3',
  part,
  columns: joining,
}))
const tables: Table[] = [
  { title: 'S1 plenary (138 people, 20 typing)', scenario: 's1', part: '', columns: typing },
  { title: 'S2 many rooms (200 × 5)', scenario: 's2', part: '', columns: typing },
  ...storms,
  {
    title: 'S4 saturation (p99 ≤ 100 ms)',
    scenario: 's4',
    part: '',
    columns: {
      sustained: 'updates/s sustained',
      p99: 'p99 ms there',
      cpuPercent: 'server CPU %',
      loadPercent: 'load gen CPU %',
      isLowerBound: 'generator gave up first',
    },
  },
  {
    title: 'S5 kill -9',
    scenario: 's5',
    part: '',
    columns: {
      seen: 'edits seen',
      lost: 'lost',
      lostPercent: 'lost %',
      acknowledged: 'acknowledged',
      acknowledgedLost: 'acknowledged and lost',
      seedLost: 'start lost',
    },
  },
  {
    title: 'S6 storage after 100,000 edits',
    scenario: 's6',
    part: '',
    columns: {
      perSecond: 'edits/s taken',
      cpu: 'server CPU s',
      settleSeconds: 'rest after s',
      diskMb: 'board on disk MB',
      stateMb: 'state MB',
      diskPerState: 'disk / state',
      yearMb: 'year on disk MB',
      peakRss: 'peak RSS MiB',
    },
  },
  {
    title: 'S9 a hostile minute (20 lines)',
    scenario: 's9',
    part: '',
    columns: {
      p50: 'p50 ms',
      p99: 'p99 ms',
      max: 'max ms',
      missing: 'missing',
      sentAway: 'sent away',
      peakRss: 'peak RSS MiB',
      rss: 'RSS MiB',
      cpuPercent: 'server CPU %',
      attacks: 'attacks',
      kinds: 'kinds',
      loadLagP99: 'generator lag p99 ms',
    },
  },
]

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const reportTable = ({ title, scenario, part, columns }: Table, rows: readonly Row[]): string => {
  const own = rows.filter((row) => row.scenario === scenario)
  const names = [...new Set(own.map(({ target }) => target))].filter((target) =>
    own.some((row) => row.target === target && (row.error || row.outcome?.[part])),
  )
  if (names.length === 0) return ''
  const headings = ['target', ...Object.values(columns), 'runs']
  const lines = names.map((target) => {
    const runs = own.filter((row) => row.target === target)
    const failed = runs.filter(({ error }) => error).length
    const cells = Object.keys(columns).map((name) =>
      format(medianOf(rows, target, { scenario, part, name })),
    )
    return line([target, ...cells, failed ? `${runs.length} (${failed} failed)` : `${runs.length}`])
  })
  return [
    `### ${title}`,
    '',
    line(headings),
    line(headings.map(() => '---')),
    ...lines,
    '',
    '',
  ].join('\n')
}

/** The medians of all targets, as markdown. */
export const reportTables = (rows: readonly Row[]): string =>
  tables.map((table) => reportTable(table, rows)).join('')
