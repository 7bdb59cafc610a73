import RotateCw from 'lucide-solid/icons/rotate-cw'
import { Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { createOffline } from '../board/frame/offline.ts'
import { OpeningMeeting } from '../board/frame/OpeningMeeting.tsx'
import { useI18n } from '../i18n.tsx'
import type { ClientRoom } from '../sync/client-room.ts'
import { Button } from '../ui/Button.tsx'

/** The meeting is on its way to the wall. Above a wall stands no bar that has the way to try again: here it is. */
export const OpeningWall = (props: { room: ClientRoom }) => {
  const { t } = useI18n()
  const board = useBoard()
  const rooms = () => [...board.rooms(), props.room]
  const offline = createOffline(rooms)
  const retry = () => {
    for (const room of rooms()) if (!room.connected()) room.retry()
  }
  return (
    <>
      <OpeningMeeting />
      <Show when={offline()}>
        <div style={{ 'text-align': 'center' }}>
          <Button icon={<RotateCw size={18} />} onClick={retry}>
            {t('connection.retryNow')}
          </Button>
        </div>
      </Show>
    </>
  )
}
