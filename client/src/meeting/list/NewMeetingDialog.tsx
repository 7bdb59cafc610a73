import type { NewMeetingRequest } from '@sedyanka/shared/api.ts'
import type { MeetingListing } from '@sedyanka/shared/board/meetings.ts'
import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { ApiFailure } from '../../api-failure.ts'
import { createMeeting } from '../../api.ts'
import { useBoard } from '../../boards/board-context.ts'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Meetings.module.css'
import { proposeMeeting } from './propose-meeting.ts'

/** A new meeting, already filled in with what it will most likely be. */
export const NewMeetingDialog = (props: {
  meetings: readonly MeetingListing[]
  onClose: () => void
}) => {
  const { t, dayOf, formatWeekday } = useI18n()
  const board = useBoard()
  const navigate = useNavigate()
  const { number, ...proposed } = proposeMeeting(props.meetings, dayOf(board.room.serverNow()))
  const [form, setForm] = createStore<NewMeetingRequest>({
    title: t('meeting.titleDefault', { number: String(number) }),
    ...proposed,
  })
  const [failure, setFailure] = createSignal<string | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const isComplete = () =>
    form.title.trim() !== '' && form.date !== '' && form.startTime !== '' && form.endTime !== ''

  const create = async () => {
    if (isBusy()) return
    if (!isComplete()) {
      setFailure(t('errors.fixFields'))
      return
    }
    setBusy(true)
    try {
      const made = await createMeeting(board.id, { ...form })
      navigate(`/b/${board.id}/m/${made.id}`)
    } catch (error) {
      setFailure(
        error instanceof ApiFailure && error.code === 'badRequest'
          ? t('errors.badRequest')
          : t('errors.unavailable'),
      )
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t('meeting.new')}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button tone="primary" busy={isBusy()} onClick={() => void create()}>
            {t('meeting.schedule')}
          </Button>
        </>
      }
    >
      <form
        class={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <TextField
          class={styles['whole'] ?? ''}
          label={t('meeting.title')}
          required
          maxlength={200}
          value={form.title}
          onInput={(title) => setForm({ title })}
        />
        <DateField
          label={t('meeting.date')}
          required
          value={form.date}
          {...(form.date ? { hint: formatWeekday(form.date) } : {})}
          onChange={(date) => setForm({ date: date ?? '' })}
        />
        <div class={styles['times']}>
          <DateField
            type="time"
            label={t('meeting.startTime')}
            required
            value={form.startTime}
            onChange={(startTime) => setForm({ startTime: startTime ?? '' })}
          />
          <DateField
            type="time"
            label={t('meeting.endTime')}
            required
            value={form.endTime}
            onChange={(endTime) => setForm({ endTime: endTime ?? '' })}
          />
        </div>
        <TextField
          class={styles['whole'] ?? ''}
          label={t('meeting.place')}
          hint={t('meeting.placeHint')}
          maxlength={300}
          value={form.place}
          onInput={(place) => setForm({ place })}
        />
        <div class={styles['whole']}>
          <p class={styles['label']}>{t('meeting.format')}</p>
          <Segmented
            label={t('meeting.format')}
            value={form.format}
            options={[
              { value: 'inPerson', label: t('meeting.formatInPerson') },
              { value: 'hybrid', label: t('meeting.formatHybrid') },
              { value: 'online', label: t('meeting.formatOnline') },
            ]}
            onChange={(format) => setForm({ format })}
          />
        </div>
        <TextField
          class={styles['whole'] ?? ''}
          label={t('meeting.series')}
          maxlength={200}
          value={form.series}
          onInput={(series) => setForm({ series })}
        />
        <Checkbox
          class={styles['whole'] ?? ''}
          label={t('meeting.fromTemplate')}
          checked={form.fromTemplate}
          onChange={(fromTemplate) => setForm({ fromTemplate })}
        />
        <Show when={failure()}>
          <p class={styles['failure']} role="alert">
            {failure()}
          </p>
        </Show>
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
