import { createSignal, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { useSession } from '../session.tsx'
import { SignOutDialog } from '../shell/SignOutDialog.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './JoinForm.module.css'

/** Somebody is signed in on this device already: perhaps another person who sat here before. */
export const SignedInAs = () => {
  const { t } = useI18n()
  const session = useSession()
  const [leaving, setLeaving] = createSignal(false)
  return (
    <Show when={session.me()}>
      {(me) => (
        <div class={styles['me']}>
          <span class="grow">{t('join.signedInPlain', { name: me().person.name })}</span>
          <Button size="small" onClick={() => setLeaving(true)}>
            {t('join.notMe')}
          </Button>
          <SignOutDialog
            open={leaving()}
            hasUnsaved={false}
            stay
            onClose={() => setLeaving(false)}
          />
        </div>
      )}
    </Show>
  )
}
