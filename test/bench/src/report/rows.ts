import type { Outcome, ScenarioName } from '../load/job.ts'

/** One run, as a line of the results. */
export interface Row {
  scenario: ScenarioName
  target: string
  rep: number
  outcome?: Outcome
  error?: string
  /** Share of a core that other programs took meanwhile. */
  strangersPercent?: number
}

export const median = (values: readonly number[]): number => {
  const sorted = values.filter((value) => Number.isFinite(value)).toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}

export interface Figure {
  scenario: ScenarioName
  /** Part of the scenario; '' when it has only one. */
  part: string
  name: string
}

/** The median of a figure over a target's runs; NaN when it has none. */
export const medianOf = (
  rows: readonly Row[],
  target: string,
  { scenario, part, name }: Figure,
): number =>
  median(
    rows
      .filter((row) => row.scenario === scenario && row.target === target)
      .map((row) => row.outcome?.[part]?.[name] ?? Number.NaN),
  )

export const format = (value: number): string => {
  if (!Number.isFinite(value)) return '–'
  if (value === 0) return '0'
  const size = Math.abs(value)
  return size >= 100 ? value.toFixed(0) : size >= 10 ? value.toFixed(1) : value.toPrecision(2)
}
