import type { NewMeetingRequest } from '@sedyanka/shared/wire/api.ts'
import { readBoard } from '@sedyanka/shared/board/board.ts'
import type { MeetingListing } from '@sedyanka/shared/board/meetings.ts'
import { checkDetails, cutOffOf } from '@sedyanka/shared/meeting/details.ts'
import { toPrintableLine } from '@sedyanka/shared/text/printable.ts'
import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { ApiFailure } from '../../api-failure.ts'
import { createMeeting } from '../../api.ts'
import { useBoard } from '../../board/frame/board-context.ts'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Marks } from '../../privacy/marks.ts'
import { TextField } from '../../ui/TextField.tsx'
import { createFaultWords } from '../details/create-details.ts'
import { CutOffFields } from '../parts/CutOffFields.tsx'
import { FormatChoice } from '../parts/FormatChoice.tsx'
import { createNextDayHint } from '../parts/next-day-hint.ts'
import styles from './Meetings.module.css'
import { proposeCutOff, proposeMeeting } from './propose-meeting.ts'

/** A new meeting, already filled in with what it will most likely be. */
export const NewMeetingDialog = (props: {
  meetings: readonly MeetingListing[]
  onClose: () => void
}) => {
  const { t, formatWeekday } = useI18n()
  const nextDayHint = createNextDayHint()
  const board = useBoard()
  const navigate = useNavigate()
  const wordsOf = createFaultWords()
  const now = () => board.room.serverNow()
  const { number, last, ...proposed } = proposeMeeting(
    props.meetings,
    now(),
    readBoard(board.room.doc)?.templateId,
  )
  const [form, setForm] = createStore<Omit<NewMeetingRequest, 'proposalsUntil'>>({
    title: t('meeting.titleDefault', { number: String(number) }),
    ...proposed,
  })
  /** Null while nobody touched it: then it follows the day of the meeting. */
  const [chosen, setChosen] = createSignal<{ untilDate: string; untilTime: string } | null>(null)
  const cutOff = () => chosen() ?? proposeCutOff(last, form.date, now())
  const [hasTried, setTried] = createSignal(false)
  const [failure, setFailure] = createSignal<string | null>(null)
  const [isBusy, setBusy] = createSignal(false)
  const faults = () => checkDetails({ ...form, ...cutOff() })
  const fault = (name: keyof ReturnType<typeof faults>) =>
    hasTried() ? wordsOf(faults()[name]) : null
  let element!: HTMLFormElement

  const create = async () => {
    if (isBusy()) return
    setTried(true)
    if (Object.keys(faults()).length > 0) {
      element.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
      return
    }
    setBusy(true)
    try {
      const made = await createMeeting(board.id, {
        ...form,
        title: toPrintableLine(form.title),
        series: toPrintableLine(form.series),
        place: toPrintableLine(form.place),
        proposalsUntil: cutOffOf(cutOff()),
      })
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
        ref={element}
        class={styles['form']}
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <TextField
          class={styles['whole'] ?? ''}
          label={t('meeting.title')}
          maxlength={200}
          value={form.title}
          error={fault('title')}
          onInput={(title) => setForm({ title })}
        />
        <Marks text={form.title} onRemove={(_ranges, title) => setForm({ title })} />
        <DateField
          label={t('meeting.date')}
          value={form.date}
          error={fault('date')}
          {...(form.date ? { hint: formatWeekday(form.date) } : {})}
          onChange={(date) => setForm({ date: date ?? '' })}
        />
        <div class={styles['times']}>
          <DateField
            type="time"
            label={t('meeting.startTime')}
            value={form.startTime}
            error={fault('startTime')}
            onChange={(startTime) => setForm({ startTime: startTime ?? '' })}
          />
          <DateField
            type="time"
            label={t('meeting.endTime')}
            value={form.endTime}
            {...nextDayHint(form)}
            error={fault('endTime')}
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
        <Marks isPlace text={form.place} onRemove={(_ranges, place) => setForm({ place })} />
        <FormatChoice
          class={styles['whole'] ?? ''}
          value={form.format}
          onChange={(format) => setForm({ format })}
        />
        <TextField
          label={t('meeting.series')}
          maxlength={200}
          value={form.series}
          onInput={(series) => setForm({ series })}
        />
        <CutOffFields
          value={cutOff()}
          dateFault={fault('untilDate')}
          timeFault={fault('untilTime')}
          max={form.date}
          onChange={setChosen}
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
