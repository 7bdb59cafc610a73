import type { MessageKey } from '@sedyanka/shared/i18n/bg.ts'
import Check from 'lucide-solid/icons/check'
import HardDrive from 'lucide-solid/icons/hard-drive'
import RefreshCw from 'lucide-solid/icons/refresh-cw'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { createMemo, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useI18n } from '../../i18n.tsx'
import type { SavedState } from '../../sync/saved-state.ts'
import { useBoard } from '../frame/board-context.ts'
import styles from './SavedLabel.module.css'
import { worstSaved } from './worst-saved.ts'

const looks: Record<
  SavedState['kind'],
  { label: MessageKey; hint: MessageKey; icon: typeof Check }
> = {
  saved: { label: 'saved.saved', hint: 'saved.savedHint', icon: Check },
  saving: { label: 'saved.saving', hint: 'saved.savingHint', icon: RefreshCw },
  device: { label: 'saved.deviceOnly', hint: 'saved.deviceOnlyHint', icon: HardDrive },
  degraded: { label: 'saved.deviceOnly', hint: 'saved.degradedHint', icon: HardDrive },
  notSaved: { label: 'saved.notSaved', hint: 'saved.notSavedHint', icon: TriangleAlert },
}

/**
 * Always in the same corner: whether what was typed is on the server's disk. Words and icon, never colour alone. A page
 * whose room has ended for it saves nothing any more: only what still waits is spoken of.
 */
export const SavedLabel = () => {
  const { t } = useI18n()
  const board = useBoard()
  const state = createMemo(() => worstSaved(board.rooms().map((room) => room.saved())))
  const look = () => looks[state().kind]
  // Beside words that were not accepted, or a meeting that is not here yet, “saved” would be read as said of them.
  const isUnsaid = () =>
    state().kind === 'saved' &&
    (board.isOpening() ||
      board.room.ended() !== null ||
      board.rooms().some((room) => room.notAccepted().length > 0))
  return (
    <Show when={!isUnsaid()}>
      <span
        class={`${styles['label']} ${styles[state().kind] ?? ''}`}
        title={t(look().hint)}
        data-saved={state().kind}
      >
        <Dynamic component={look().icon} size={16} strokeWidth={2.5} aria-hidden="true" />
        {t(look().label)}
      </span>
    </Show>
  )
}
