import { type Need, needs } from '@sedyanka/shared/help/needs.ts'
import { type Offer, offers } from '@sedyanka/shared/help/offers.ts'
import type { NeedId, OfferId } from '@sedyanka/shared/ids.ts'
import { createMemo } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { createRemovedRows } from '../sync/rows.ts'
import { RemovedList } from '../ui/RemovedList.tsx'
import { useNeeds } from './needs-context.tsx'

const lastRemovedFirst = (a: Need | Offer, b: Need | Offer): number =>
  (b.deletedAt ?? 0) - (a.deletedAt ?? 0) || (a.id < b.id ? -1 : 1)

/** The needs or the offers that were removed and that whoever looks may bring back. */
export const RemovedHelp = (props: { kind: 'need' | 'offer' }) => {
  const { t } = useI18n()
  const { room, names, may, commands } = useNeeds()
  const isNeed = props.kind === 'need'
  const root = isNeed ? needs.root : offers.root
  const removed = isNeed
    ? createRemovedRows(room, needs, lastRemovedFirst)
    : createRemovedRows(room, offers, lastRemovedFirst)
  const lines = createMemo(() =>
    removed()
      .filter(({ id }) => may.write(root, id, 'deletedAt'))
      .map((row) => ({
        id: row.id,
        title: row.title,
        detail: `${names.organisation(row.orgId)} · ${names.quantity(row.quantity, row.unit)}`,
        onRestore: () =>
          isNeed
            ? commands.bringBackNeed(row.id as NeedId)
            : commands.bringBackOffer(row.id as OfferId),
      })),
  )
  return (
    <RemovedList
      summary={t('agenda.removedItems', { count: lines().length })}
      restore={t('common.restore')}
      lines={lines()}
    />
  )
}
