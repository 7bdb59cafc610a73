import { copyText } from '../copy-text.ts'
import { useI18n } from '../i18n.tsx'
import { useSnackbar } from '../ui/Snackbar.tsx'

/** Copies the whole address of a path of this board, and says whether that went well. */
export const createCopyLink = () => {
  const { t } = useI18n()
  const showSnack = useSnackbar()
  return async (path: string): Promise<void> => {
    const isCopied = await copyText(`${location.origin}${path}`)
    showSnack({ text: t(isCopied ? 'common.linkCopied' : 'errors.copyFailed') })
  }
}
