import { shareUsed } from '@sedyanka/shared/rights/shares.ts'
import type { CollectionShape } from '@sedyanka/shared/rows/collection.ts'
import { type Accessor, createComputed, createMemo, createSignal, onCleanup } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import type { ClientRoom } from './client-room.ts'

/** Why this seat may make no more rows of a collection, in words; null while there is room. Told before anybody writes. */
export const createFullShare = (room: ClientRoom, of: CollectionShape): Accessor<string | null> => {
  const { t } = useI18n()
  const { seat } = room
  if (seat.role !== 'member') return () => null
  const [version, setVersion] = createSignal(0)
  // Shares hang on plain values only, so the typing of texts counts nothing anew.
  const onTransaction = ({ changed }: { changed: Map<unknown, Set<string | null>> }) => {
    if ([...changed.values()].some((keys) => [...keys].some((key) => key !== null)))
      setVersion((before) => before + 1)
  }
  createComputed(() => {
    const { doc } = room
    doc.on('afterTransaction', onTransaction)
    onCleanup(() => doc.off('afterTransaction', onTransaction))
  })
  const used = createMemo(() => {
    version()
    return shareUsed(seat, { of, rows: room.view.rows(of.root) })
  })
  return () => {
    const refusal = used()
    return refusal && t(`refused.reason.${refusal}`)
  }
}
