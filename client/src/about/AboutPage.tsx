import type { About } from '@sedyanka/shared/wire/api.ts'
import { A } from '@solidjs/router'
import { createResource, For, Show } from 'solid-js'
import { readAbout } from '../api.ts'
import { useI18n } from '../i18n.tsx'
import { createSeldomWords } from '../seldom-words.ts'
import { PublicFrame } from '../shell/PublicFrame.tsx'
import { Page } from '../ui/Page.tsx'
import styles from './AboutPage.module.css'

const stored = [
  'about.boards',
  'about.people',
  'about.changes',
  'about.device',
  'about.cookie',
  'about.others',
] as const

/** A mail address becomes a link to write to, a web address one to open; anything else stays words. */
const linkOf = (contact: string): string | null =>
  /^https?:\/\//.test(contact) ? contact : /^\S+@\S+$/.test(contact) ? `mailto:${contact}` : null

/** What this is, in which version, where its source is, and what is stored of those who use it. */
export const AboutPage = () => {
  const { t } = useI18n()
  const say = createSeldomWords()
  const backupWords = (days: number | null) =>
    days === null ? say('about.backupsKept') : say('about.backups', { count: days })
  const [about] = createResource<About | null>(() => readAbout().catch(() => null))
  return (
    <PublicFrame>
      <Page title={t('about.title')} width="narrow">
        <div class={styles['text']}>
          <p>{say('about.what')}</p>
          <Show when={about()}>
            {(found) => (
              <dl class={styles['facts']}>
                <dt>{say('about.version')}</dt>
                <dd>{found().version}</dd>
                <Show when={found().sourceUrl}>
                  {(address) => (
                    <>
                      <dt>{t('app.sourceCode')}</dt>
                      <dd>
                        <a href={address()} rel="noreferrer">
                          {address()}
                        </a>
                      </dd>
                    </>
                  )}
                </Show>
                <Show when={found().contact}>
                  {(contact) => (
                    <>
                      <dt>{say('about.contact')}</dt>
                      <dd>
                        <Show when={linkOf(contact())} fallback={contact()}>
                          {(href) => <a href={href()}>{contact()}</a>}
                        </Show>
                      </dd>
                    </>
                  )}
                </Show>
              </dl>
            )}
          </Show>
          <p>
            <A href="/guide">{t('common.help')}</A>
          </p>
          <h2>{say('about.licence')}</h2>
          <p>{say('about.licenceText')}</p>
          <p>
            {/* A file, not a page of the router. */}
            <a href="/licences.txt" target="_blank" rel="noreferrer">
              {say('about.parts')}
            </a>
          </p>
          <h2>{say('about.privacy')}</h2>
          <ul>
            <For each={stored}>{(key) => <li>{say(key)}</li>}</For>
            <Show when={about()}>{(found) => <li>{backupWords(found().backupDays)}</li>}</Show>
          </ul>
        </div>
      </Page>
    </PublicFrame>
  )
}
