import { type Organisation, shortNameIn } from '@sedyanka/shared/organisations/organisations.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { recordAttendance } from '@sedyanka/shared/meeting/checking-in.ts'
import { createSignal } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './People.module.css'

/**
 * How many represent an organisation, and their names and positions as the minutes shall show them; both optional. An
 * organisation writes its own; what a facilitator had confirmed then waits to be confirmed again.
 */
export const NamesDialog = (props: {
  organisation: Organisation
  row: Attendance | null
  onClose: () => void
}) => {
  const { t, language } = useI18n()
  const { act } = useMeeting()
  const [count, setCount] = createSignal(String(props.row?.representatives ?? 1))
  const [names, setNames] = createSignal(props.row?.names ?? '')
  const save = () => {
    const representatives = Number(count())
    const mode = props.row?.mode ?? 'inPerson'
    // What was confirmed stays so.
    const word = { mode, representatives, names: names().trim(), confirms: false }
    if (act(recordAttendance, { orgId: props.organisation.id, ...word }).ok) props.onClose()
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={shortNameIn(props.organisation, language())}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button tone="primary" onClick={save}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <form
        class={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <NumberField
          label={t('attendance.representatives')}
          digits={2}
          value={count()}
          onInput={setCount}
        />
        <TextField
          label={t('attendance.names')}
          maxlength={limits.titleLength}
          value={names()}
          onInput={setNames}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
