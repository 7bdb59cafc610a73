import type { RowId } from '@sedyanka/shared/ids.ts'
import { mayWrite } from '@sedyanka/shared/rights/policy.ts'
import type { ClientRoom } from '../sync/client-room.ts'

/**
 * Whether this seat may set these values in that row. `createMay` asks about fields as they stand; a step such as
 * confirming a match depends on the value itself.
 */
export const mayPatch = (
  room: ClientRoom,
  row: { root: string; id: RowId },
  patch: Readonly<Record<string, unknown>>,
): boolean => mayWrite(room.seat, room.view, { ...row, fields: Object.keys(patch), patch }) === null
