import { makeId } from '../ids.ts'
import { limits } from '../limits.ts'
import { toPrintableLine } from '../text/printable.ts'
import type { Place } from './municipalities.ts'

/** Between the names of one place in Bulgarian, English and Ukrainian. */
const between = ' / '

const trim = (text: string): string => toPrintableLine(text).trim().slice(0, limits.titleLength)

/** Municipalities as lines to edit: “Казанлък / Kazanlak / Казанлик”; names that are missing are left out. */
export const writePlaces = (places: readonly Place[]): string =>
  places
    .map(({ name }) =>
      [name.bg, name.en, name.uk]
        .filter((each, index, all) => each !== '' && (index === 0 || all.slice(1).some(Boolean)))
        .join(between),
    )
    .join('\n')

/**
 * Reads such lines. A place that was there keeps its id: it is found by any of its names, or, when as many lines are there
 * as before, by its line. Empty lines and second ones of the same name are passed over.
 */
export const readPlaces = (text: string, before: readonly Place[]): Place[] => {
  const lines = text.split('\n').map((line) => line.split('/').map(trim))
  const named = lines.filter(([bg = ''], index) => {
    const isFirst = lines.findIndex(([other]) => other === bg) === index
    return bg !== '' && isFirst
  })
  const taken = new Set<string>()
  const known = named.map(([bg = '', en = '', uk = '']) => {
    const found = before.find(
      ({ id, name }) =>
        !taken.has(id) &&
        (name.bg === bg || (en !== '' && name.en === en) || (uk !== '' && name.uk === uk)),
    )
    if (found) taken.add(found.id)
    return found ?? null
  })
  return named.map(([bg = '', en = '', uk = ''], index) => {
    const there = before[index]
    const sameLine =
      named.length === before.length && there && !taken.has(there.id) ? there.id : null
    return { id: known[index]?.id ?? sameLine ?? makeId(), name: { bg, en, uk } }
  })
}
