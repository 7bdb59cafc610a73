import CloudOff from 'lucide-solid/icons/cloud-off'
import { createEffect, createMemo, Show, untrack } from 'solid-js'
import { askToKeepStorage } from '../../device.ts'
import { useI18n } from '../../i18n.tsx'
import { useBoard } from '../frame/board-context.ts'
import styles from './ConnectionBar.module.css'
import { downloadCopy } from '../frame/download-copy.ts'
import { createOffline } from '../frame/offline.ts'
import { worstSaved } from './worst-saved.ts'

/**
 * A thin bar after four seconds without a line, whenever something is not safe, and for everybody while the server cannot
 * store. Never in the way of writing.
 */
export const ConnectionBar = () => {
  const { t } = useI18n()
  const board = useBoard()
  const offline = createOffline(board.rooms)
  const state = createMemo(() => worstSaved(board.rooms().map((room) => room.saved())))
  createEffect(() => {
    if (state().kind === 'device') askToKeepStorage()
  })
  const isUnsafe = () => state().kind === 'notSaved'
  const isDegraded = () => board.rooms().some((room) => room.degraded())
  const isShown = () => offline() || isUnsafe() || isDegraded()
  const words = () => {
    if (isUnsafe()) return t('saved.notSavedHint')
    if (isDegraded()) return t('connection.storageDegraded')
    if (state().pending > 0) return t('connection.offlineWaiting')
    return t(board.isOpening() ? 'connection.notHere' : 'connection.offlineNothing')
  }
  const retry = () => {
    for (const room of board.rooms()) if (!room.connected()) room.retry()
  }
  // Where one line is back, the others need not wait for their turn.
  const isBack = createMemo(() => board.rooms().some((room) => room.connected()))
  createEffect(() => isBack() && untrack(retry))
  return (
    <div role="status" data-print="hide">
      <Show when={isShown()}>
        <div class={`${styles['bar']} ${isUnsafe() ? styles['danger'] : ''}`}>
          <CloudOff size={18} aria-hidden="true" />
          <span class={styles['words']}>{words()}</span>
          <Show when={isUnsafe()}>
            <button
              type="button"
              class={styles['action']}
              onClick={() => downloadCopy(board.rooms())}
            >
              {t('saved.export')}
            </button>
          </Show>
          <Show when={offline()}>
            <button type="button" class={styles['action']} onClick={retry}>
              {t('connection.retryNow')}
            </button>
          </Show>
        </div>
      </Show>
    </div>
  )
}
