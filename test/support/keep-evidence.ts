import { basename } from 'node:path'
import { beforeEach } from 'vitest'
import { beginEvidence, keepEvidence } from './evidence.ts'

beforeEach(async ({ task, onTestFailed }) => {
  await beginEvidence()
  onTestFailed(async () => {
    const kept = await keepEvidence(basename(task.file.name, '.e2e.test.ts'), task.name)
    console.log(`What the pages looked like: ${kept}`)
  })
})
