import { onCleanup, onMount, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { useBoard } from './board-context.ts'
import { createOffline } from './offline.ts'

/** A meeting that is on its way; without a line, in words: there is nothing yet that could be written in or saved. */
export const OpeningMeeting = () => {
  const { t } = useI18n()
  const board = useBoard()
  const offline = createOffline(board.rooms)
  onMount(() => board.setOpening(true))
  onCleanup(() => board.setOpening(false))
  return (
    <Show when={offline()} fallback={<Loading />}>
      <p style={{ padding: '48px 16px', 'text-align': 'center' }}>{t('connection.opensLater')}</p>
    </Show>
  )
}
