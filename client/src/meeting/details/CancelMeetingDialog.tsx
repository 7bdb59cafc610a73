import { cancelMeeting } from '@sedyanka/shared/meeting/ending.ts'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { useMeeting } from '../meeting-context.tsx'

/** Asks before a meeting is called off: everybody sees it at once, and nobody can write in it any more. */
export const CancelMeetingDialog = (props: { onBack: () => void; onDone: () => void }) => {
  const { t } = useI18n()
  const { act } = useMeeting()
  const showSnack = useSnackbar()
  const cancel = () => {
    // Another facilitator may have started or cancelled it meanwhile.
    if (act(cancelMeeting, {}).ok) showSnack({ text: t('meeting.cancelled') })
    props.onDone()
  }
  return (
    <Dialog
      open
      onClose={props.onBack}
      title={t('meeting.cancel')}
      footer={
        <>
          <Button onClick={() => props.onBack()}>{t('common.back')}</Button>
          <Button tone="danger" onClick={cancel}>
            {t('meeting.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('meeting.cancelConfirm')}</p>
    </Dialog>
  )
}
