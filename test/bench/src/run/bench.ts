import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deploymentOf, prepareDeployments } from '../deployment/prepare-deployments.ts'
import type { ScenarioName } from '../load/job.ts'
import { reportRatios } from '../report/ratios.ts'
import type { Row } from '../report/rows.ts'
import { reportTables } from '../report/tables.ts'
import { type BenchOptions, parseOptions } from './options.ts'
import { runOnce, storeFolder } from './run-once.ts'
import type { Target } from './targets.ts'
import { waitForQuiet } from './wait-for-quiet.ts'

const results = join(import.meta.dirname, '../../results')

/** More of a core than this taken by other programs, and a run is done again. */
const disturbance = 40

/**
 * A relay has no document to lose or to store, what is only in memory stores nothing, and only Sedyanka says that it
 * stands a hostile minute.
 */
const applies = ({ dialect, persists }: Target, scenario: ScenarioName): boolean => {
  if (scenario === 's9') return dialect === 'sedyanka'
  return scenario === 's6' ? persists : scenario !== 's5' || dialect !== 'relay'
}

/** Every run of the bench, in order. Targets take turns within a repetition, so that their ratios hold. */
const planRuns = ({ scenarios, targets, reps, work, reuse }: BenchOptions) => {
  const plan: { scenario: ScenarioName; target: Target; rep: number }[] = []
  // s3 loads the stores that s6 writes.
  const ordered = scenarios.toSorted((a, b) => Number(b === 's6') - Number(a === 's6'))
  if (scenarios.includes('s3') && !scenarios.includes('s6'))
    for (const target of targets)
      if (target.persists && !(reuse && existsSync(storeFolder(work, target))))
        plan.push({ scenario: 's6', target, rep: 0 })
  for (const scenario of ordered)
    for (let rep = 0; rep < reps; rep++) {
      const first = rep % targets.length
      for (const target of [...targets.slice(first), ...targets.slice(0, first)])
        if (applies(target, scenario)) plan.push({ scenario, target, rep })
    }
  return plan
}

/** Runs the bench: writes every run as a line of JSON, prints tables of medians and the ratios to the best peer. */
export const bench = async (args: string[]): Promise<void> => {
  const options = parseOptions(args)
  const { work, params, isPinned, retries } = options
  mkdirSync(work, { recursive: true })
  mkdirSync(results, { recursive: true })
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '')
  const file = join(results, `${stamp}.jsonl`)
  console.log('Preparing the deployments …')
  await prepareDeployments(options)
  const rows: Row[] = []
  for (const { scenario, target, rep } of planRuns(options)) {
    const deployment = deploymentOf(work, scenario)
    for (let attempt = 0; attempt <= retries; attempt++) {
      await waitForQuiet(options.patience)
      const run = { scenario, target: target.name, rep }
      const profile = options.profile ? join(results, stamp, `${target.name}-${scenario}`) : null
      const row: Row = await runOnce({
        target,
        scenario,
        rep,
        params,
        work,
        deployment,
        isPinned,
        profile,
      }).then(
        (done) => ({ ...run, ...done }),
        (error: unknown) => ({
          ...run,
          error: error instanceof Error ? error.message : String(error),
        }),
      )
      const isDisturbed = attempt < retries && (row.strangersPercent ?? 0) > disturbance
      appendFileSync(file, `${JSON.stringify({ ...row, isDisturbed })}\n`)
      console.log(`${scenario} ${rep} ${target.name}: ${row.error ?? JSON.stringify(row.outcome)}`)
      if (isDisturbed) continue
      rows.push(row)
      break
    }
  }
  const report = `${reportTables(rows)}\n${reportRatios(rows)}`
  writeFileSync(file.replace('.jsonl', '.md'), report)
  console.log(`\n${report}\n${file}`)
}
