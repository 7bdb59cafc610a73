import { makeId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { addItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { isPastCutOff } from '@sedyanka/shared/meeting/meeting.ts'
import { createSignal, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createFullShare } from '../../sync/full-share.ts'
import { Button } from '../../ui/Button.tsx'
import { lazyPart } from '../../ui/lazy-sheet.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './AddItem.module.css'

const CutOffLine = lazyPart(async () => (await import('./CutOffLine.tsx')).CutOffLine)

/**
 * Adds an item at the end; a member's is a proposal, taken until the cut-off of the meeting. Enter adds it and leaves
 * the field open for a facilitator's next; a member's form closes, the proposal stands above it.
 */
export const AddItem = () => {
  const { t } = useI18n()
  const { room, seat, meeting, now, isFacilitator } = useMeeting()
  const showSnack = useSnackbar()
  const [isOpen, setOpen] = createSignal(false)
  const [title, setTitle] = createSignal('')
  const [minutes, setMinutes] = createSignal('10')
  let opener!: HTMLButtonElement
  let field: HTMLInputElement | HTMLTextAreaElement | undefined

  const open = () => {
    setOpen(true)
    queueMicrotask(() => field?.focus())
  }
  const close = () => {
    setOpen(false)
    setTitle('')
    // Gone when the time for proposals ran out meanwhile.
    queueMicrotask(() => opener.isConnected && opener.focus())
  }
  const whyFull = createFullShare(room, 'agenda')
  const whyNot = () => (isTooLate() ? t('refused.reason.tooLate') : whyFull())
  const isTooLate = () => !isFacilitator && isPastCutOff(meeting().proposalsUntil, now())
  const add = () => {
    const words = title().trim()
    if (words === '' || whyNot() !== null) return
    const length = Math.max(0, Math.min(600, Math.round(Number(minutes()) || 0)))
    addItem(
      room.doc,
      { id: makeId(), title: words, minutes: length },
      { seat, now: room.serverNow() },
    )
    if (!isFacilitator) {
      showSnack({ text: t('agenda.proposed', { title: words }) })
      close()
      return
    }
    setTitle('')
    field?.focus()
  }
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
                data-command="new-item"
                onClick={open}
              >
                {isFacilitator ? t('agenda.addPlaceholder') : t('agenda.proposePlaceholder')}
              </button>
            </Show>
          </Show>
        }
      >
        <form
          class={styles['form']}
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        >
          <TextField
            label={t('agenda.titlePlaceholder')}
            ref={(element) => (field = element)}
            value={title()}
            maxlength={limits.titleLength}
            enterkeyhint="done"
            autocomplete="off"
            onInput={setTitle}
            {...(isFacilitator ? {} : { hint: t('agenda.proposeHint') })}
          />
          <div class={styles['line']}>
            <TextField
              label={t('agenda.timeShort')}
              type="number"
              inputmode="numeric"
              min="0"
              max="600"
              value={minutes()}
              onInput={setMinutes}
            />
            <div class={styles['buttons']}>
              <Button size="small" tone="ghost" onClick={close}>
                {t('common.cancel')}
              </Button>
              <Button size="small" tone="primary" type="submit" whyDisabled={whyNot()}>
                {isFacilitator ? t('common.add') : t('agenda.propose')}
              </Button>
            </div>
          </div>
        </form>
      </Show>
      <Show when={(meeting().status === 'scheduled' || isTooLate()) && meeting().proposalsUntil}>
        {(until) => <CutOffLine until={until()} />}
      </Show>
    </>
  )
}
