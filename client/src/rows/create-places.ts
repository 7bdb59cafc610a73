import { board } from '@sedyanka/shared/board/board.ts'
import { type Place, placesOf } from '@sedyanka/shared/board/municipalities.ts'
import { type Accessor, createMemo } from 'solid-js'
import type { ClientRoom } from '../sync/client-room.ts'
import { createRow } from '../sync/rows.ts'

/** The municipalities of the board: its own, or those of the region. */
export const createPlaces = (room: ClientRoom): Accessor<readonly Place[]> => {
  const row = createRow(room, board, () => 'board')
  return createMemo(() => placesOf(row()))
}
