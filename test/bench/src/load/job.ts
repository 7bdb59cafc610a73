import type { Dialect } from '../wire/messages.ts'

export const scenarios = ['s1', 's2', 's3', 's4', 's5', 's6', 's9'] as const
export type ScenarioName = (typeof scenarios)[number]

/** A scenario's numbers, for those who want others; each scenario states its own defaults. */
export type Params = Partial<
  Record<
    | 'people'
    | 'typists'
    | 'rate'
    | 'seconds'
    | 'warmup'
    | 'rooms'
    | 'size'
    | 'edits'
    | 'limit'
    | 'kill',
    number
  >
>

/** One run of one scenario against one server. */
export interface Job {
  scenario: ScenarioName
  /** Which repetition, from 0: seeds the typing. */
  rep: number
  url: string
  dialect: Dialect
  /** Whether the server still has a document after its restart. */
  persists: boolean
  /** The folder of the prepared deployment. */
  deployment: string
  params: Params
}

/** What one run measured, by name: milliseconds, seconds, bytes or counts as the name says. */
export type Figures = Record<string, number>
/** One run's figures; a scenario of several parts names them. */
export type Outcome = Record<string, Figures>

/** CPU seconds so far, resident memory now and at its peak (MiB), of the server's processes. */
export interface Sample {
  cpu: number
  rss: number
  peakRss: number
}

/** What the load generator asks of the process that owns the server. */
export interface Answers {
  sample: Sample
  /** Bytes in the server's folder. */
  folderSize: number
  start: null
  stop: null
  kill: null
  /** Waits until CPU and disk have been quiet for some seconds. */
  settle: null
}
export type Question = keyof Answers

export type ToParent =
  | { type: 'ask'; id: number; question: Question }
  | { type: 'outcome'; outcome: Outcome }
  | { type: 'failed'; error: string }
export type ToLoad =
  | { type: 'job'; job: Job }
  | { type: 'answer'; id: number; value: Answers[Question] }
