import type { Translate } from '@sedyanka/shared/i18n/translate.ts'
import { collectionOf } from '@sedyanka/shared/schema.ts'
import * as Y from 'yjs'
import { refusedTitle } from '../../board/refused/refused-title.ts'
import { placeWords } from '../../board/refused/refused-words.ts'
import type { ClientRoom } from '../../sync/client-room.ts'

/** The collection and the row of a changed type. */
const placeOf = (type: Y.AbstractType<unknown>): { root: string; row: string } | null => {
  let row: string | null = null
  let at: Y.AbstractType<unknown> | null = type
  while (at?._item) {
    row = at._item.parentSub
    at = at._item.parent instanceof Y.AbstractType ? at._item.parent : null
  }
  return at && row !== null ? { root: Y.findRootTypeKey(at), row } : null
}

/** What was changed, in the page's words: “Дневен ред: Настаняване”. The types are those that an undo went through. */
export const nameChange = (
  types: readonly Y.AbstractType<unknown>[],
  rooms: readonly Pick<ClientRoom, 'doc'>[],
  t: Translate,
): string => {
  const place = types.map(placeOf).find((found) => found !== null)
  if (!place) return t('nav.meeting')
  const title = refusedTitle({ ...place, values: new Map() }, rooms)
  const where = placeWords(collectionOf(place.root), t)
  return title ? `${where}: ${title}` : where
}
