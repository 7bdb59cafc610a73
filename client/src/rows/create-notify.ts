import { useI18n } from '../i18n.tsx'
import type { ClientRoom } from '../sync/client-room.ts'
import { useSnackbar } from '../ui/Snackbar.tsx'

/** Says what happened, with a way to take it back. */
export type Notify = (text: string, undo?: () => void) => void

/**
 * Notices of a page's commands. Without a connection none of them claims that something is recorded: they say that it
 * waits on this device.
 */
export const createNotify = (room: ClientRoom): Notify => {
  const { t } = useI18n()
  const showSnack = useSnackbar()
  return (text, undo) =>
    showSnack({
      text: room.connected() ? text : t('saved.deviceOnlyHint'),
      ...(undo ? { action: { label: t('common.takeBack'), run: undo } } : {}),
    })
}
