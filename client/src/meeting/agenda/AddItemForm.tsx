import { parseDuration } from '@sedyanka/shared/i18n/duration.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { addItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { createSignal, onMount } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { Marks } from '../parts/marks.ts'
import styles from './AddItem.module.css'

/** Title and time of a new item, with the keyboard in the title. */
export const AddItemForm = (props: {
  /** Why it cannot be added now; null when it can. */
  whyNot: string | null
  onClose: () => void
}) => {
  const { t } = useI18n()
  const { act, isFacilitator } = useMeeting()
  const showSnack = useSnackbar()
  const [title, setTitle] = createSignal('')
  const [minutes, setMinutes] = createSignal('10')
  const [durationError, setDurationError] = createSignal<string | null>(null)
  let form!: HTMLFormElement
  let field: HTMLInputElement | HTMLTextAreaElement | undefined
  const toField = () => {
    field?.focus({ preventScroll: true })
    // The whole form, its buttons too: it stands at the end of the agenda, where the bar is.
    form.scrollIntoView({ block: 'nearest' })
  }
  onMount(() => queueMicrotask(toField))
  const add = () => {
    const words = title().trim()
    if (words === '') return toField()
    if (props.whyNot !== null) return
    const length = minutes().trim() === '' ? 0 : parseDuration(minutes())
    if (length === null) return setDurationError(t('agenda.durationWrong'))
    if (!act(addItem, { title: words, minutes: length }).ok) return
    if (!isFacilitator()) {
      showSnack({ text: t('agenda.proposed', { title: words }) })
      props.onClose()
      return
    }
    setTitle('')
    requestAnimationFrame(toField)
  }
  return (
    <form
      ref={form}
      class={styles['form']}
      data-print="hide"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
      onKeyDown={(event) => event.key === 'Escape' && props.onClose()}
    >
      <TextField
        label={t('agenda.titlePlaceholder')}
        ref={(element) => (field = element)}
        value={title()}
        maxlength={limits.titleLength}
        enterkeyhint="done"
        autocomplete="off"
        onInput={setTitle}
        {...(isFacilitator() ? {} : { hint: t('agenda.proposeHint') })}
      />
      <Marks text={title()} onRemove={(_ranges, rest) => setTitle(rest)} />
      <div class={styles['line']}>
        <TextField
          label={t('agenda.timeShort')}
          autocomplete="off"
          enterkeyhint="done"
          maxlength={20}
          value={minutes()}
          error={durationError()}
          onInput={(typed) => {
            setMinutes(typed)
            setDurationError(null)
          }}
        />
        <div class={styles['buttons']}>
          <Button size="small" tone="ghost" onClick={() => props.onClose()}>
            {t('common.cancel')}
          </Button>
          <Button size="small" tone="primary" type="submit" whyDisabled={props.whyNot}>
            {isFacilitator() ? t('common.add') : t('agenda.propose')}
          </Button>
        </div>
      </div>
    </form>
  )
}
