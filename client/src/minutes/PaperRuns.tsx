import type { Run } from '@sedyanka/shared/minutes/rich-text.ts'
import { isSafeLink } from '@sedyanka/shared/text/safe-link.ts'
import { For, type JSX } from 'solid-js'

const dress = (run: Run): JSX.Element => {
  let words: JSX.Element = run.text
  if (run.italic) words = <i>{words}</i>
  if (run.bold) words = <b>{words}</b>
  return run.href !== undefined && isSafeLink(run.href) ? (
    <a href={run.href} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  ) : (
    words
  )
}

/** The words of one line, bold, italic and linked where they are. */
export const PaperRuns = (props: { runs: readonly Run[] }) => <For each={props.runs}>{dress}</For>
