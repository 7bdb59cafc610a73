import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { useSession } from '../session.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import styles from './JoinForm.module.css'

/** Somebody who came to a way in has a seat already: says so, and leads to their board or boards. */
export const AlreadyIn = () => {
  const { t } = useI18n()
  const session = useSession()
  const boards = () => session.me()?.boards ?? []
  return (
    <Show when={boards()[0]}>
      {(first) => (
        <div class={styles['me']}>
          <span class="grow">
            {t('join.signedInPlain', { name: session.me()?.person.name ?? '' })}
          </span>
          <LinkButton size="small" href={boards().length === 1 ? `/b/${first().id}` : '/?list'}>
            {t(boards().length === 1 ? 'join.toBoard' : 'join.toBoards')}
          </LinkButton>
        </div>
      )}
    </Show>
  )
}
