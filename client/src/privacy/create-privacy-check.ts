import {
  type Finding,
  findPersonalData,
  removeFindings,
} from '@sedyanka/shared/privacy/personal-data.ts'
import { type Accessor, createMemo, createSignal } from 'solid-js'

export interface PrivacyCheck {
  /** What still has to be removed, or answered by the writer. */
  findings: Accessor<readonly Finding[]>
  /** The writer says that what is marked now is not personal data. */
  keep(): void
  /** The text without what is marked. */
  removeMarked(): string
}

/** Looks a text over for personal data while it is typed, on this device. */
export const createPrivacyCheck = (
  text: Accessor<string>,
  allowed: Accessor<readonly string[]>,
): PrivacyCheck => {
  const [kept, setKept] = createSignal<ReadonlySet<string>>(new Set<string>())
  const wordsOf = (finding: Finding) => text().slice(finding.start, finding.end)
  const findings = createMemo(() =>
    findPersonalData(text(), allowed()).filter(
      (finding) => finding.action === 'block' || !kept().has(wordsOf(finding)),
    ),
  )
  return {
    findings,
    keep: () => setKept((before) => new Set([...before, ...findings().map(wordsOf)])),
    removeMarked: () => removeFindings(text(), findings()),
  }
}
