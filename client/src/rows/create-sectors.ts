import { board } from '@sedyanka/shared/board/board.ts'
import { sectorIds, sectorsOf } from '@sedyanka/shared/board/sectors.ts'
import { type Accessor, createMemo } from 'solid-js'
import type { ClientRoom } from '../sync/client-room.ts'
import { createRow } from '../sync/rows.ts'

/**
 * The sectors that a board offers, those of its template, and with them the ones that rows have from before (`used`), in
 * the order of the code list.
 */
export const createSectors = (
  room: ClientRoom,
  used: () => Iterable<string> = () => [],
): Accessor<(typeof sectorIds)[number][]> => {
  const row = createRow(room, board, () => 'board')
  return createMemo(() => {
    const all = new Set<string>([...sectorsOf(row()?.templateId), ...used()])
    return sectorIds.filter((id) => all.has(id))
  })
}
