import type { RowId } from '@sedyanka/shared/ids.ts'
import { monotonicNow } from '@sedyanka/shared/time/clocks.ts'
import { findMarked, type MarkedKind } from '@sedyanka/shared/privacy/personal-data.ts'
import { createEffect, createSignal, onCleanup } from 'solid-js'
import { createSeldomWords } from '../seldom-words.ts'
import { MarkedDetails } from './MarkedDetails.tsx'
import { countMarked, PlaceList } from './PlaceList.tsx'

/** A row of the board with all that people typed into it. */
export interface MarkableRow {
  id: RowId
  title: string
  texts: readonly (string | null)[]
}
type Found = { kind: MarkedKind; words: string }[]
interface MarkedRow {
  id: RowId
  title: string
  found: Found
}

/** Milliseconds after the last change: nobody types slower because of it. */
const stillness = 500
/** Milliseconds of looking before the page has its turn. */
const slice = 8

/** Looks rows over, each text once, and leaves the page its turns meanwhile; null when it was called off. */
const createLook = () => {
  let names: readonly string[] | null = null
  let known = new Map<string, Found>()
  const lookAt = (text: string, allowed: readonly string[]): Found => {
    const found =
      known.get(text) ??
      findMarked(text, allowed).map(({ kind, start, end }) => ({
        kind,
        words: text.slice(start, end),
      }))
    known.set(text, found)
    return found
  }
  return async (
    rows: readonly MarkableRow[],
    allowed: readonly string[],
    isOver: () => boolean,
  ): Promise<MarkedRow[] | null> => {
    if (names !== allowed) known = new Map()
    names = allowed
    const marked: MarkedRow[] = []
    let begun = monotonicNow()
    for (const { id, title, texts } of rows) {
      if (monotonicNow() - begun > slice) {
        await new Promise((resolve) => setTimeout(resolve))
        if (isOver()) return null
        begun = monotonicNow()
      }
      // A reason stands in the report, too, that brought it.
      const found = [...new Set(texts)].flatMap((text) => (text ? lookAt(text, allowed) : []))
      if (found.length > 0) marked.push({ id, title, found })
    }
    return marked
  }
}

/** Which rows of the board hold something that looks like personal data, with the way to each. */
export const MarkedRows = (props: {
  rows: readonly MarkableRow[]
  /** Names that the texts may speak of. */
  allowed: readonly string[]
  onLook(id: RowId): void
}) => {
  const say = createSeldomWords()
  const look = createLook()
  const [marked, setMarked] = createSignal<readonly MarkedRow[]>([])
  createEffect(() => {
    const { rows, allowed } = props
    let isOver = false
    const timer = setTimeout(() => {
      void look(rows, allowed, () => isOver).then((found) => found && setMarked(found))
    }, stillness)
    onCleanup(() => {
      isOver = true
      clearTimeout(timer)
    })
  })
  return (
    <MarkedDetails count={countMarked(marked())} hint={say('privacy.onBoard')}>
      <PlaceList
        places={marked()}
        where={({ title }) => title}
        wayTo={({ id }) =>
          () =>
            props.onLook(id)
          }
      />
    </MarkedDetails>
  )
}
