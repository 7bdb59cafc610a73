import { createSignal, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { CancelMeetingDialog } from './CancelMeetingDialog.tsx'
import { createDetails } from './create-details.ts'
import styles from './Details.module.css'
import { NextMeetingFields } from './NextMeetingFields.tsx'
import { PaperFields } from './PaperFields.tsx'
import { RoleFields } from './RoleFields.tsx'
import { WhenAndWhereFields } from './WhenAndWhereFields.tsx'

/** Everything that is said about a meeting before it is held, to be changed by its facilitators. */
export const MeetingDetailsSheet = (props: { onClose: () => void }) => {
  const { t } = useI18n()
  const { meeting, isOpen } = useMeeting()
  const details = createDetails()
  const [isCancelling, setCancelling] = createSignal(false)
  let form!: HTMLFormElement
  const whyNot = () => (isOpen() ? null : t('refused.reason.closed'))
  const save = () => {
    if (whyNot()) return
    if (details.save()) return props.onClose()
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }
  return (
    <Show
      when={!isCancelling()}
      fallback={
        <CancelMeetingDialog onBack={() => setCancelling(false)} onDone={() => props.onClose()} />
      }
    >
      <Dialog
        open
        wide
        onClose={props.onClose}
        title={t('meeting.details')}
        footer={
          <>
            <Show when={meeting().status === 'scheduled'}>
              <Button tone="danger" onClick={() => setCancelling(true)}>
                {t('meeting.cancel')}
              </Button>
            </Show>
            <span class={styles['space']} />
            <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
            <Button tone="primary" type="submit" form="meeting-details" whyDisabled={whyNot()}>
              {t('common.save')}
            </Button>
          </>
        }
      >
        <form
          id="meeting-details"
          ref={form}
          novalidate
          onSubmit={(event) => {
            event.preventDefault()
            save()
          }}
        >
          <WhenAndWhereFields details={details} />
          <RoleFields details={details} />
          <NextMeetingFields details={details} />
          <PaperFields details={details} />
        </form>
      </Dialog>
    </Show>
  )
}
