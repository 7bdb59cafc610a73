import { startMeeting } from '@sedyanka/shared/meeting/flow.ts'
import { isAnotherDay } from '@sedyanka/shared/meeting/start-day.ts'
import { createSignal, Show } from 'solid-js'
import { Button } from '../../ui/Button.tsx'
import { lazyDialog } from '../../ui/lazy-sheet.tsx'
import { useMeeting } from '../meeting-context.tsx'

const StartDialog = lazyDialog(async () => (await import('./StartDialog.tsx')).StartDialog)

/** Starts the meeting; on another day than the one that was announced it asks first. */
export const StartButton = (props: { label: string; class?: string | undefined }) => {
  const { room, act, meeting } = useMeeting()
  const [isAsking, setAsking] = createSignal(false)
  const start = () => {
    if (isAnotherDay(meeting(), room.serverNow())) setAsking(true)
    else act(startMeeting, {})
  }
  return (
    <>
      <Button tone="primary" class={props.class ?? ''} onClick={start}>
        {props.label}
      </Button>
      <Show when={isAsking()}>
        <StartDialog onClose={() => setAsking(false)} />
      </Show>
    </>
  )
}
