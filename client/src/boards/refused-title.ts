import { actions } from '@sedyanka/shared/board/actions.ts'
import { needs } from '@sedyanka/shared/board/needs.ts'
import { offers } from '@sedyanka/shared/board/offers.ts'
import { organisations } from '@sedyanka/shared/board/organisations.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import type * as Y from 'yjs'
import type { ClientRoom } from '../sync/client-room.ts'
import type { RefusedRow } from './group-refused.ts'

type TitleOf = (doc: Y.Doc, id: string) => string | undefined

const titles: Record<string, TitleOf> = {
  actions: (doc, id) => actions.read(doc, id)?.title,
  needs: (doc, id) => needs.read(doc, id)?.title,
  offers: (doc, id) => offers.read(doc, id)?.title,
  organisations: (doc, id) => organisations.read(doc, id)?.shortName,
  agenda: (doc, id) => agenda.read(doc, id)?.title,
}
/** Rows without a name of their own are known by what they belong to. */
const belongs = {
  actionId: 'actions',
  needId: 'needs',
  offerId: 'offers',
  orgId: 'organisations',
} as const

/** What a refused row is called on the page; '' when the documents do not know it. */
export const refusedTitle = (
  item: Pick<RefusedRow, 'root' | 'row' | 'values'>,
  rooms: readonly Pick<ClientRoom, 'doc'>[],
): string => {
  const candidates = [[item.root, item.row] as const]
  for (const [field, root] of Object.entries(belongs)) {
    const id = item.values.get(field)
    if (id !== undefined) candidates.push([root, id])
  }
  for (const [root, id] of candidates)
    for (const { doc } of rooms) {
      const title = titles[root]?.(doc, id)
      if (title) return title
    }
  return ''
}
