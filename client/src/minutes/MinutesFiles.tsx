import FileDown from 'lucide-solid/icons/file-down'
import Printer from 'lucide-solid/icons/printer'
import { ApiFailure, sentenceKey } from '../api-failure.ts'
import { downloadFile } from '../download-file.ts'
import { createSignal } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { useSnackbar } from '../ui/Snackbar.tsx'

/** The minutes as a Word document and on paper. */
export const MinutesFiles = (props: {
  /** Where the document is downloaded from. */
  docxHref: string
  isOnline: boolean
  /** Why there is nothing to print; null when there is. */
  whyNoPaper: string | null
}) => {
  const { t } = useI18n()
  const showSnack = useSnackbar()
  const [busy, setBusy] = createSignal(false)
  const download = async () => {
    if (busy()) return
    setBusy(true)
    try {
      await downloadFile(props.docxHref)
    } catch (error) {
      const isBusyThere = error instanceof ApiFailure && error.code === 'tooMany'
      showSnack({ text: t(isBusyThere ? 'minutes.docxBusy' : sentenceKey(error)) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button
        icon={<FileDown size={18} />}
        busy={busy()}
        onClick={() => void download()}
        whyDisabled={props.isOnline ? null : t('minutes.docxOffline')}
      >
        {t('minutes.exportDocx')}
      </Button>
      <Button
        tone="primary"
        icon={<Printer size={18} />}
        title={t('minutes.printHint')}
        whyDisabled={props.whyNoPaper}
        onClick={() => window.print()}
      >
        {t('common.print')}
      </Button>
    </>
  )
}
