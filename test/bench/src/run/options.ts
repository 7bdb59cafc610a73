import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Params, type ScenarioName, scenarios } from '../load/job.ts'
import { sedyankaAt, type Target, targets } from './targets.ts'

export interface BenchOptions {
  targets: Target[]
  scenarios: ScenarioName[]
  reps: number
  /** A run that others disturbed by more than 40 % of a core is done again, so many times. */
  retries: number
  /** How long to wait before each run for a quiet machine, seconds. */
  patience: number
  params: Params
  work: string
  /** Go on with the deployments and stores that an earlier run left in `work`. */
  reuse: boolean
  isPinned: boolean
  /** Write a CPU profile of every server beside the results. */
  profile: boolean
}

/** Enough to see whether something got better while one works on it; not enough to publish. */
const quickParams: Params = { seconds: 5, warmup: 3, rooms: 60, edits: 20_000, kill: 5 }
const defaultTargets = 'sedyanka,relay,relay-batch,y-ws,y-ws-leveldb,hocuspocus'
const paramNames = [
  'people',
  'typists',
  'rate',
  'seconds',
  'warmup',
  'rooms',
  'size',
  'edits',
  'limit',
  'kill',
] as const

const parseParams = (given: readonly string[]): Params => {
  const params: Params = {}
  for (const each of given) {
    const [name, value] = each.split('=')
    const known = paramNames.find((candidate) => candidate === name)
    if (!known || !value || !Number.isFinite(Number(value))) throw new Error(`--param ${each}?`)
    params[known] = Number(value)
  }
  return params
}

const choose = <T>(wanted: string, offered: readonly T[], nameOf: (one: T) => string): T[] =>
  wanted.split(',').map((name) => {
    const found = offered.find((one) => nameOf(one) === name)
    if (!found) throw new Error(`${name}: known are ${offered.map(nameOf).join(', ')}`)
    return found
  })

/** One scenario is better known by its name. */
const named = (wanted: string): string => wanted.replaceAll('hostile', 's9')

/** `--also before=/path`: another checkout of Sedyanka, to see what a change is worth. */
const parseCheckout = (given: string): Target => {
  const [name = '', checkout = ''] = given.split('=')
  if (!name || !checkout) throw new Error(`--also ${given}? It is name=path of a checkout.`)
  return sedyankaAt(checkout, name)
}

export const parseOptions = (args: string[]): BenchOptions => {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: scenarios.join(',') },
      scenario: { type: 'string' },
      targets: { type: 'string', default: defaultTargets },
      reps: { type: 'string' },
      retries: { type: 'string', default: '1' },
      patience: { type: 'string', default: '4' },
      param: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
      work: { type: 'string', default: join(tmpdir(), 'sedyanka-bench') },
      reuse: { type: 'boolean', default: false },
      also: { type: 'string', multiple: true, default: [] },
      profile: { type: 'boolean', default: false },
      unpinned: { type: 'boolean', default: false },
    },
  })
  const { quick } = values
  return {
    targets: [
      ...choose(values.targets, targets, ({ name }) => name),
      ...values.also.map(parseCheckout),
    ],
    scenarios: choose(named(values.scenario ?? values.only), scenarios, (name) => name),
    reps: Number(values.reps ?? (quick ? 1 : 3)),
    retries: quick ? 0 : Number(values.retries),
    patience: Number(values.patience),
    params: { ...(quick ? quickParams : {}), ...parseParams(values.param) },
    work: values.work,
    reuse: values.reuse,
    profile: values.profile,
    isPinned: !values.unpinned && process.platform === 'linux' && availableParallelism() > 1,
  }
}
