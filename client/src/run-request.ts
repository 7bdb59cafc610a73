import { createSignal } from 'solid-js'
import { sentenceKey } from './api-failure.ts'
import { useI18n } from './i18n.tsx'
import { useSnackbar } from './ui/Snackbar.tsx'

/** Runs one request at a time; a failure is said in a notice. `run` answers whether it went well. */
export const createRunner = () => {
  const { t } = useI18n()
  const showSnack = useSnackbar()
  const [busy, setBusy] = createSignal(false)
  const run = async (request: () => Promise<unknown>): Promise<boolean> => {
    if (busy()) return false
    setBusy(true)
    try {
      await request()
      return true
    } catch (error) {
      showSnack({ text: t(sentenceKey(error)) })
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, run }
}
