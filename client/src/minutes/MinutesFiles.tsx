import FileDown from 'lucide-solid/icons/file-down'
import Printer from 'lucide-solid/icons/printer'
import { createSignal } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { lazySheet } from '../ui/lazy-sheet.tsx'
import type { ExportDialogProps } from './ExportDialog.tsx'

const ExportDialog = lazySheet<ExportDialogProps>(
  async () => (await import('./ExportDialog.tsx')).ExportDialog,
)

/** The minutes as files and on paper. */
export const MinutesFiles = (
  props: Omit<ExportDialogProps, 'open' | 'onClose'> & {
    /** Why there is nothing to print; null when there is. */
    whyNoPaper: string | null
  },
) => {
  const { t } = useI18n()
  const [isOpen, setIsOpen] = createSignal(false)
  return (
    <>
      <Button icon={<FileDown size={18} />} onClick={() => setIsOpen(true)}>
        {t('common.download')}
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
      <ExportDialog {...props} open={isOpen()} onClose={() => setIsOpen(false)} />
    </>
  )
}
