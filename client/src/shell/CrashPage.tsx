import RotateCw from 'lucide-solid/icons/rotate-cw'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { onMount } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { reloadPage } from '../new-version.ts'

/** The page broke: says that the work is safe, and offers to begin again. */
export const CrashPage = (props: { error: unknown }) => {
  const { t } = useI18n()
  // For whoever is asked to help: the page itself shows no internals.
  onMount(() => console.error(props.error))
  return (
    <main id="main" style={{ 'max-width': '560px', margin: '12vh auto', padding: '16px' }}>
      <EmptyState
        icon={<TriangleAlert size={36} />}
        title={t('errors.pageCrashed')}
        action={
          <Button tone="primary" icon={<RotateCw size={18} />} onClick={() => void reloadPage()}>
            {t('app.reload')}
          </Button>
        }
      />
    </main>
  )
}
