import type { MeetingId } from '@sedyanka/shared/ids.ts'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { type Language, languages } from '@sedyanka/shared/i18n/translate.ts'
import type { Minutes } from '@sedyanka/shared/minutes/minutes.ts'
import { readMinutes } from '@sedyanka/shared/minutes/read-minutes.ts'
import { withoutNames, withoutPersons } from '@sedyanka/shared/minutes/without-persons.ts'
import type * as Y from 'yjs'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** How minutes are kept: with the names of people, once for each language, in which organisations have other names. */
interface Kept {
  format: 1
  trees: Record<Language, Minutes>
}

/**
 * The minutes as the documents say them now, ready to be kept; null when there is no meeting in them. The documents are
 * read before this returns its promise. What is said in every language is stored once: it is compressed.
 * `asFormer` keeps them as 0.1.0 would have printed them.
 */
export const packMinutes = (
  documents: { board: Y.Doc; meeting: Y.Doc; meetingId: MeetingId },
  { asFormer = false }: { asFormer?: boolean } = {},
): Promise<Uint8Array> | null => {
  const trees = languages.map(({ id }) => [
    id,
    readMinutes(documents, { language: id, withNames: true, asFormer }),
  ])
  if (trees.some(([, tree]) => tree === null)) return null
  return compress(JSON.stringify({ format: 1, trees: Object.fromEntries(trees) }))
}

/** Kept minutes in one language. Names of the attendance list are left out unless they are asked for, all of them for observers. */
export const unpackMinutes = async (
  body: Uint8Array,
  {
    language,
    withNames,
    forObserver = false,
  }: { language: Language; withNames: boolean; forObserver?: boolean },
): Promise<Minutes> => {
  const { trees } = JSON.parse(String(await decompress(body))) as Kept
  const minutes = trees[language]
  if (forObserver) return withoutPersons(minutes)
  return withNames ? minutes : withoutNames(minutes)
}
