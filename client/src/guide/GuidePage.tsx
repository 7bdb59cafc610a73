import { useSearchParams } from '@solidjs/router'
import Printer from 'lucide-solid/icons/printer'
import { createResource, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { useSession } from '../session.tsx'
import { PublicFrame } from '../shell/PublicFrame.tsx'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import styles from './GuidePage.module.css'
import { type Guide, loadGuide, type Reader } from './load-guide.ts'

/** `/guide`: how to lead a meeting, and how to take part for an organisation, in the language of the page. */
export const GuidePage = () => {
  const { t, language } = useI18n()
  const session = useSession()
  const [search, setSearch] = useSearchParams<{ for?: string }>()
  const mayLead = () => {
    const me = session.me()
    return (
      me !== null && (me.mayCreateBoards || me.boards.some((one) => one.role === 'facilitator'))
    )
  }
  const reader = (): Reader => {
    if (search.for === 'facilitator' || search.for === 'contact') return search.for
    return mayLead() ? 'facilitator' : 'contact'
  }
  const [guide] = createResource(() => ({ reader: reader(), language: language() }), loadGuide)
  // Until another guide is here the last one stays: no page that is empty for a moment.
  const shown = () => (guide.error === undefined ? guide.latest : guide())
  const panel = () => (
    <Show when={shown()} fallback={<Loading />}>
      {(found) => <Text guide={found()} />}
    </Show>
  )
  return (
    <PublicFrame>
      <Page
        title={shown()?.title ?? t('common.help')}
        width="narrow"
        class={styles['page'] ?? ''}
        actions={
          <Button icon={<Printer size={18} />} onClick={() => window.print()}>
            {t('common.print')}
          </Button>
        }
      >
        <Tabs
          label={t('common.help')}
          value={reader()}
          onChange={(next) => setSearch({ for: next }, { replace: true })}
          items={[
            { value: 'contact', label: t('roles.focalPoint'), panel },
            { value: 'facilitator', label: t('roles.facilitator'), panel },
          ]}
        />
      </Page>
    </PublicFrame>
  )
}

/** Our own text, made at build: nothing that people typed is in it. */
const Text = (props: { guide: Guide }) => (
  <div class={styles['text']} innerHTML={props.guide.html} />
)
