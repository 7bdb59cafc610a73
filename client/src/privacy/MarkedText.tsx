import {
  type Marked,
  findMarked,
  type Range,
  removalRanges,
  withoutRanges,
} from '@sedyanka/shared/privacy/personal-data.ts'
import { createEffect, createSignal, onCleanup } from 'solid-js'
import { MarkedBar } from './MarkedBar.tsx'

/** Milliseconds after the last letter: nobody is told in the middle of a word. */
const stillness = 500

/** What looks like personal data in the text of one field, once nobody types in it. The look costs no keystroke. */
export const MarkedText = (props: {
  text: string
  /** Names that the text may speak of. */
  allowed?: readonly string[]
  /** A hall has an address; only what else is found counts. */
  isPlace?: boolean
  /** What has to go from the text as it reads now, and what it reads without. */
  onRemove: (ranges: readonly Range[], rest: string) => void
}) => {
  const [seen, setSeen] = createSignal('')
  const [kept, setKept] = createSignal<readonly string[]>([])
  createEffect(() => {
    const { text } = props
    // What was marked is gone from the field: at once, so that no bar speaks of what is not there.
    if (text === '') return setSeen('')
    const timer = setTimeout(() => setSeen(text), stillness)
    onCleanup(() => clearTimeout(timer))
  })
  const isMeant = (text: string) => (finding: Marked) =>
    !(props.isPlace && finding.kind === 'address') &&
    !kept().includes(text.slice(finding.start, finding.end))
  const findIn = (text: string) => findMarked(text, props.allowed ?? []).filter(isMeant(text))
  const found = () =>
    findIn(seen()).map(({ kind, start, end }) => ({ kind, words: seen().slice(start, end) }))
  return (
    <MarkedBar
      found={found()}
      onRemove={() => {
        const { text } = props
        const ranges = removalRanges(text, findIn(text))
        props.onRemove(ranges, withoutRanges(text, ranges))
      }}
      onKeep={() => setKept((before) => [...before, ...found().map(({ words }) => words)])}
    />
  )
}
