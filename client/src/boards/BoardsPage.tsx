import { A, Navigate, useNavigate, useSearchParams } from '@solidjs/router'
import Plus from 'lucide-solid/icons/plus'
import { createEffect, createSignal, For, Match, Show, Switch } from 'solid-js'
import { sentenceKey } from '../api-failure.ts'
import { openSampleBoard } from '../api.ts'
import { useI18n } from '../i18n.tsx'
import { useSession } from '../session.tsx'
import { PublicFrame } from '../shell/PublicFrame.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Pill } from '../ui/Pill.tsx'
import styles from './BoardsPage.module.css'
import { FirstBoard } from './FirstBoard.tsx'

/** `/`: the only board at once, else the list, else the way to the first one. `/?list` always shows the list. */
export const BoardsPage = () => {
  const { t } = useI18n()
  const session = useSession()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<unknown>(null)
  const boards = () => session.me()?.boards ?? []
  const mayCreate = () => session.me()?.mayCreateBoards === true

  createEffect(() => {
    const [only, ...others] = boards()
    if (only && others.length === 0 && search['list'] === undefined)
      navigate(`/b/${only.id}`, { replace: true })
  })
  const openSample = async () => {
    if (busy()) return
    setBusy(true)
    setFailure(null)
    try {
      const { id } = await openSampleBoard()
      await session.refresh()
      navigate(`/b/${id}`)
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <Switch fallback={<Loading />}>
      <Match when={session.isKnown() && session.me() === null}>
        <Navigate href="/j" />
      </Match>
      <Match when={session.me() !== null && boards().length === 0 && mayCreate()}>
        <PublicFrame>
          <Page
            title={t('setup.chooseStart')}
            lead={t('join.welcome', { name: session.me()?.person.name ?? '' })}
          >
            <FirstBoard busy={busy()} onSample={() => void openSample()} />
            <Failure of={failure()} />
          </Page>
        </PublicFrame>
      </Match>
      <Match
        when={session.me() !== null && (boards().length !== 1 || search['list'] !== undefined)}
      >
        <PublicFrame>
          <Page
            title={t('board.listTitle')}
            actions={
              <Show when={mayCreate()}>
                <Button busy={busy()} onClick={() => void openSample()}>
                  {t('setup.openSample')}
                </Button>
                <LinkButton href="/new" tone="primary" icon={<Plus size={18} />}>
                  {t('board.new')}
                </LinkButton>
              </Show>
            }
          >
            <Show
              when={boards().length > 0}
              fallback={
                <EmptyState
                  title={t('join.linkOrCode')}
                  action={
                    <LinkButton href="/j" tone="primary">
                      {t('join.code')}
                    </LinkButton>
                  }
                />
              }
            >
              <ul class={styles['cards']} role="list">
                <For each={boards()}>
                  {(board) => (
                    <li>
                      <A href={`/b/${board.id}`} class={styles['board']}>
                        <span class={styles['name']}>{board.title}</span>
                        <span class="row wrap">
                          <Pill tone="brand">{t(`roles.${board.role}`)}</Pill>
                          <Show when={board.archivedAt}>
                            <Pill>{t('archive.pill')}</Pill>
                          </Show>
                          <Show when={board.demo}>
                            <Pill tone="warn">{t('board.demo')}</Pill>
                          </Show>
                        </span>
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <Failure of={failure()} />
          </Page>
        </PublicFrame>
      </Match>
    </Switch>
  )
}

const Failure = (props: { of: unknown }) => {
  const { t } = useI18n()
  return (
    <Show when={props.of}>
      <p class={styles['failure']} role="alert">
        {t(sentenceKey(props.of))}
      </p>
    </Show>
  )
}
