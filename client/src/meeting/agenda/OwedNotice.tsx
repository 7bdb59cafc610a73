import ListRestart from 'lucide-solid/icons/list-restart'
import { createSignal, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { createOwed } from './create-owed.ts'
import styles from './Owed.module.css'
import { OwedSheet } from './OwedSheet.tsx'

/** For the facilitator who prepares: how much is left from before, and the way to decide on it. */
export const OwedNotice = () => {
  const { t } = useI18n()
  const owed = createOwed()
  const [isOpen, setOpen] = createSignal(false)
  return (
    <Show when={owed.lines().length > 0}>
      <div class={styles['notice']}>
        <Button
          size="small"
          wide
          icon={<ListRestart size={16} aria-hidden="true" />}
          onClick={() => setOpen(true)}
        >
          {t('owed.title')}
        </Button>
        <p class="small muted">
          {owed.undecided() > 0
            ? t('owed.undecided', { count: owed.undecided() })
            : t('owed.allDecided')}
        </p>
      </div>
      <OwedSheet owed={owed} open={isOpen()} onClose={() => setOpen(false)} />
    </Show>
  )
}
