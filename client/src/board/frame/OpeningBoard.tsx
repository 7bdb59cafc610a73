import { Show } from 'solid-js'
import type { ClientRoom } from '../../sync/client-room.ts'
import { lazyPart } from '../../ui/lazy-sheet.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { createOffline } from './offline.ts'

const BoardNotHere = lazyPart(async () => (await import('./BoardNotHere.tsx')).BoardNotHere)

/** A board of which this device has nothing yet: on its way, or without a line, which is said in words. */
export const OpeningBoard = (props: { room: ClientRoom }) => {
  const offline = createOffline(() => [props.room])
  return (
    <Show when={offline()} fallback={<Loading />}>
      <BoardNotHere onRetry={() => props.room.retry()} />
    </Show>
  )
}
