import { execFileSync } from 'node:child_process'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadBench } from './load-bench.ts'
import { typingBench } from './typing-bench.ts'

const root = join(import.meta.dirname, '../../../..')

const printLoad = (): void => {
  const shown = loadavg().map((load) => load.toFixed(1))
  console.log(`load average of this machine: ${shown.join(' ')}`)
}

/** What a person at a page feels: how soon it can be used, and how soon a key is seen. `--only load` or `typing`. */
export const clientBench = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: 'load,typing' },
      loads: { type: 'string', default: '5' },
      keys: { type: 'string', default: '100' },
      typists: { type: 'string', default: '20' },
      work: { type: 'string', default: join(tmpdir(), 'sedyanka-bench') },
      reuse: { type: 'boolean', default: false },
    },
  })
  const { only, loads, keys, typists, work, reuse } = values
  execFileSync(process.execPath, [join(root, 'client/build.ts')], { cwd: root, stdio: 'inherit' })
  printLoad()
  if (only.includes('load')) await loadBench(Number(loads))
  if (only.includes('typing'))
    await typingBench({ keys: Number(keys), typists: Number(typists), work, reuse })
  printLoad()
}
