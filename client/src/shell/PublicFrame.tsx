import { A } from '@solidjs/router'
import { type JSX, type ParentProps, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { useSession } from '../session.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { Brand } from './Brand.tsx'
import { BrowserNotice } from './BrowserNotice.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { NewVersionNotice } from './NewVersionNotice.tsx'
import { OfflineNotice } from './OfflineNotice.tsx'
import styles from './PublicFrame.module.css'
import { SkipLink } from './SkipLink.tsx'

/** The frame of the pages outside a board: joining, the list of boards, a new board. */
export const PublicFrame = (props: ParentProps<{ footer?: JSX.Element }>) => {
  const { t } = useI18n()
  const session = useSession()
  return (
    <div class={styles['frame']}>
      <SkipLink />
      <BrowserNotice />
      <NewVersionNotice />
      <OfflineNotice />
      <header class={styles['header']} data-print="hide">
        <Brand />
        <span class={`${styles['tagline']} small`}>{t('app.tagline')}</span>
        <span class="grow" />
        <LanguageSwitch />
        <Show when={session.me()}>
          <AccountMenu />
        </Show>
      </header>
      <main id="main" tabindex={-1} class={styles['main']}>
        {props.children}
      </main>
      <footer class={styles['footer']} data-print="hide">
        {props.footer}
        <A href="/guide">{t('common.help')}</A>
        <A href="/about">{t('about.title')}</A>
      </footer>
    </div>
  )
}
