import type { RowId } from '@sedyanka/shared/ids.ts'
import { mayCreate, mayWrite } from '@sedyanka/shared/rights/policy.ts'
import { createComputed, createSignal, onCleanup } from 'solid-js'
import type { ClientRoom } from './client-room.ts'

/** The policy as the page asks it; answers change with the document. */
export interface May {
  write(root: string, id: RowId, ...fields: string[]): boolean
  create(root: string, id: RowId | 'new', values: Record<string, unknown>): boolean
  /** A closed meeting takes no edits. */
  frozen(): boolean
}

export const createMay = (room: ClientRoom): May => {
  const [version, setVersion] = createSignal(0)
  const changed = () => setVersion((before) => before + 1)
  // Rights hang on plain values only, so the typing of texts asks nobody anew.
  const onTransaction = ({ changed: types }: { changed: Map<unknown, Set<string | null>> }) => {
    if ([...types.values()].some((keys) => [...keys].some((key) => key !== null))) changed()
  }
  createComputed(() => {
    const { doc } = room
    doc.on('afterTransaction', onTransaction)
    onCleanup(() => doc.off('afterTransaction', onTransaction))
  })
  return {
    write: (root, id, ...fields) => {
      version()
      return mayWrite(room.seat, room.view, { root, id, fields }) === null
    },
    create: (root, id, values) => {
      version()
      return mayCreate(room.seat, room.view, { root, id, values }) === null
    },
    frozen: () => {
      version()
      return room.view.isFrozen()
    },
  }
}
