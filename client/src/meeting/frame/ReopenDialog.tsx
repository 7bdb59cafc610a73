import { limits } from '@sedyanka/shared/limits.ts'
import { reopenMeeting } from '@sedyanka/shared/meeting/ending.ts'
import { createSignal } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { Marks } from '../parts/marks.ts'

/** Opens a closed meeting again. The reason stays with the meeting. */
export const ReopenDialog = (props: { onClose: () => void }) => {
  const { t } = useI18n()
  const { act } = useMeeting()
  const [reason, setReason] = createSignal('')
  const why = () => (reason().trim() === '' ? t('meeting.reopenReason') : null)
  const reopen = () => {
    if (reason().trim() === '') return
    if (act(reopenMeeting, { reason: reason() }).ok) props.onClose()
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('meeting.reopen')}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button tone="primary" whyDisabled={why()} onClick={reopen}>
            {t('meeting.reopen')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('meeting.reopenReason')}
        multiline
        maxlength={limits.titleLength}
        value={reason()}
        onInput={setReason}
      />
      <Marks text={reason()} onRemove={(_ranges, rest) => setReason(rest)} />
    </Dialog>
  )
}
