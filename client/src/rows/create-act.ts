import type { Command, FaultCode, Result } from '@sedyanka/shared/rows/command.ts'
import { useI18n } from '../i18n.tsx'
import type { ClientRoom } from '../sync/client-room.ts'
import { useSnackbar } from '../ui/Snackbar.tsx'

/** Does a command in a room, as the page's seat and now. What could not be done is said to the person. */
export type Act = <A extends object, T extends object>(
  what: Command<A, T>,
  args: NoInfer<A>,
) => Result<T>

const words = {
  invalid: 'errors.badRequest',
  gone: 'errors.conflict',
  taken: 'errors.conflict',
  state: 'errors.conflict',
  seat: 'errors.noPermission',
} as const satisfies Record<FaultCode, string>

export const createAct = (room: ClientRoom): Act => {
  const { t } = useI18n()
  const showSnack = useSnackbar()
  return (what, args) => {
    const result = what(room.doc, args, { seat: room.seat, at: room.serverNow() })
    if (!result.ok) showSnack({ text: t(words[result.error.code]) })
    return result
  }
}
