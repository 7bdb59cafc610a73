import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { isPastCutOff } from '@sedyanka/shared/meeting/meeting-state.ts'
import { createSignal, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { expectTyping } from '../../keys/expect-typing.ts'
import { createFullShare } from '../../sync/full-share.ts'
import { lazyPart } from '../../ui/lazy-sheet.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './AddItem.module.css'

const AddItemForm = lazyPart(async () => (await import('./AddItemForm.tsx')).AddItemForm)
const CutOffLine = lazyPart(async () => (await import('./CutOffLine.tsx')).CutOffLine)

/**
 * Adds an item at the end; a member's is a proposal, taken until the cut-off of the meeting. Enter adds it and leaves
 * the field open for a facilitator's next; a member's form closes, the proposal stands above it.
 */
export const AddItem = () => {
  const { t } = useI18n()
  const { room, meeting, now, isFacilitator } = useMeeting()
  const [isOpen, setOpen] = createSignal(false)
  let opener!: HTMLButtonElement

  const open = () => {
    setOpen(true)
    expectTyping()
  }
  const close = () => {
    setOpen(false)
    // Gone when the time for proposals ran out meanwhile.
    queueMicrotask(() => opener.isConnected && opener.focus())
  }
  const whyFull = createFullShare(room, agenda)
  const whyNot = () => (isTooLate() ? t('refused.reason.tooLate') : whyFull())
  const isTooLate = () => !isFacilitator() && isPastCutOff(meeting().proposalsUntil, now())
  return (
    <>
      <Show
        when={isOpen()}
        fallback={
          <Show when={!isTooLate()}>
            <Show when={whyFull() === null} fallback={<p class={styles['cutOff']}>{whyFull()}</p>}>
              <button
                type="button"
                ref={opener}
                class={styles['open']}
                data-print="hide"
                data-command="new-item"
                onClick={open}
              >
                {isFacilitator() ? t('agenda.addPlaceholder') : t('agenda.proposePlaceholder')}
              </button>
            </Show>
          </Show>
        }
      >
        <AddItemForm whyNot={whyNot()} onClose={close} />
      </Show>
      <Show when={(meeting().status === 'scheduled' || isTooLate()) && meeting().proposalsUntil}>
        {(until) => <CutOffLine until={until()} />}
      </Show>
    </>
  )
}
