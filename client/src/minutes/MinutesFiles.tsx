import FileDown from 'lucide-solid/icons/file-down'
import Printer from 'lucide-solid/icons/printer'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'

/** The minutes as a Word document and on paper. */
export const MinutesFiles = (props: {
  /** Where the document is downloaded from. */
  docxHref: string
  isOnline: boolean
  /** Why there is nothing to print; null when there is. */
  whyNoPaper: string | null
}) => {
  const { t } = useI18n()
  const download = () => {
    const link = document.createElement('a')
    link.href = props.docxHref
    link.download = ''
    link.click()
  }
  return (
    <>
      <Button
        icon={<FileDown size={18} />}
        onClick={download}
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
