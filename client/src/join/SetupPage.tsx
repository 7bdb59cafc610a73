import { limits } from '@sedyanka/shared/limits.ts'
import { says, toPrintableLine } from '@sedyanka/shared/text/printable.ts'
import { useLocation, useNavigate } from '@solidjs/router'
import Link2Off from 'lucide-solid/icons/link-2-off'
import { createResource, createSignal, Match, Show, Switch } from 'solid-js'
import { ApiFailure, sentenceKey } from '../api-failure.ts'
import { readSetup, setUp } from '../api.ts'
import { useI18n } from '../i18n.tsx'
import { createSeldomWords } from '../seldom-words.ts'
import { useSession } from '../session.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Loading } from '../ui/Loading.tsx'
import { TextField } from '../ui/TextField.tsx'
import { fragmentToken } from './fragment-token.ts'
import styles from './JoinForm.module.css'
import { JoinSheet } from './JoinSheet.tsx'

/** `/setup#<token>`: whoever started the server becomes the first facilitator. */
export const SetupPage = () => {
  const { t } = useI18n()
  const say = createSeldomWords()
  const session = useSession()
  const navigate = useNavigate()
  const location = useLocation()
  const token = () => fragmentToken(location.hash)
  const [setup] = createResource(readSetup)
  const [name, setName] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<string | null>(null)

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    const found = token()
    if (!says(name()) || found === null || busy()) return
    setBusy(true)
    setFailure(null)
    try {
      await setUp({ token: found, name: toPrintableLine(name()), checksCookies: true })
      await session.refresh()
      navigate('/', { replace: true })
    } catch (error) {
      const isOld = error instanceof ApiFailure && error.code === 'linkExpired'
      setFailure(isOld ? say('setup.linkInvalid') : t(sentenceKey(error)))
      setBusy(false)
    }
  }

  return (
    <Switch
      fallback={
        <JoinSheet title={say('setup.title')}>
          <Loading />
        </JoinSheet>
      }
    >
      <Match when={setup.error !== undefined}>
        <JoinSheet title={say('setup.title')}>
          <EmptyState icon={<Link2Off size={36} />} title={t(sentenceKey(setup.error))} />
        </JoinSheet>
      </Match>
      <Match when={!setup.error && setup()?.open === false}>
        <JoinSheet title={say('setup.alreadyDone')}>
          <EmptyState
            icon={<Link2Off size={36} />}
            title={say('setup.linkUsed')}
            action={
              <LinkButton href="/" tone="primary">
                {t('errors.backHome')}
              </LinkButton>
            }
          />
        </JoinSheet>
      </Match>
      <Match when={!setup.error && setup()?.open === true}>
        <JoinSheet title={say('setup.welcome')} lead={say('setup.intro')}>
          <Show
            when={token() !== null}
            fallback={<EmptyState icon={<Link2Off size={36} />} title={say('setup.linkInvalid')} />}
          >
            <form class={styles['form']} novalidate onSubmit={(event) => void submit(event)}>
              <TextField
                label={say('setup.name')}
                hint={say('setup.nameHint')}
                value={name()}
                onInput={setName}
                error={tried() && !says(name()) ? t('errors.nameRequired') : null}
                maxlength={limits.nameLength}
                autocomplete="name"
                autocapitalize="words"
                enterkeyhint="go"
                size="large"
                autofocus
              />
              <Show when={failure()}>
                <p class={styles['failure']} role="alert">
                  {failure()}
                </p>
              </Show>
              <Button type="submit" tone="primary" size="large" wide busy={busy()}>
                {say('setup.submit')}
              </Button>
            </form>
          </Show>
        </JoinSheet>
      </Match>
    </Switch>
  )
}
