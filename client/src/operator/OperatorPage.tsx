import type { OperatorFacts } from '@sedyanka/shared/wire/operator.ts'
import { useLocation, useNavigate } from '@solidjs/router'
import Link2Off from 'lucide-solid/icons/link-2-off'
import { createEffect, createSignal, Match, on, Show, Switch } from 'solid-js'
import { ApiFailure, type FailureCode, sentenceKey } from '../api-failure.ts'
import { useI18n } from '../i18n.tsx'
import { fragmentToken } from '../join/fragment-token.ts'
import { createSeldomWords } from '../seldom-words.ts'
import { PublicFrame } from '../shell/PublicFrame.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { BoardTable } from './BoardTable.tsx'
import { FactList } from './FactList.tsx'
import { closeOperator, openOperator, readOperatorFacts } from './operator-api.ts'

const codeOf = (failure: unknown): FailureCode | null =>
  failure instanceof ApiFailure ? failure.code : null

/** `/operator#<token>`: how it stands with the server, for whoever looks after it. It changes nothing. */
export const OperatorPage = () => {
  const { t, formatClock } = useI18n()
  const say = createSeldomWords()
  const location = useLocation()
  const navigate = useNavigate()
  const [facts, setFacts] = createSignal<OperatorFacts | null>(null)
  const [failure, setFailure] = createSignal<unknown>(null)
  const [busy, setBusy] = createSignal(true)
  const [isClosed, setClosed] = createSignal(false)

  /** Null when the page is not open here. Asked before the link is spent, too: the answer shows whether cookies are kept. */
  const look = async (): Promise<OperatorFacts | null> => {
    try {
      return await readOperatorFacts()
    } catch (error) {
      if (codeOf(error) === 'signedOut') return null
      throw error
    }
  }
  const come = async (): Promise<OperatorFacts | null> => {
    const token = fragmentToken(location.hash)
    const before = await look()
    if (token === null) return before
    try {
      await openOperator(token)
    } catch (error) {
      // The page was loaded anew, with the link still in its address.
      if (before && codeOf(error) === 'linkExpired') return before
      throw error
    }
    // A spent secret has no business in the address.
    navigate('/operator', { replace: true })
    return look()
  }
  const show = async (ask: () => Promise<OperatorFacts | null>) => {
    setBusy(true)
    try {
      const found = await ask()
      setFacts(found)
      setFailure(null)
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
  }
  const close = () =>
    show(async () => {
      // It may be over already.
      await closeOperator().catch((error: unknown) => {
        if (codeOf(error) !== 'signedOut') throw error
      })
      setClosed(true)
      return null
    })
  createEffect(
    on(
      () => fragmentToken(location.hash),
      (token, before) => {
        // Also when the link is opened where the page stands already, which loads nothing anew.
        if (before === undefined || token !== null) void show(come)
      },
    ),
  )

  const wrong = () => {
    const error = failure()
    const code = codeOf(error)
    if (code === 'linkExpired')
      return { title: say('operator.linkOver'), text: say('operator.howTo') }
    if (error) return { title: t(sentenceKey(error)), text: '' }
    if (isClosed()) return { title: say('operator.closed'), text: say('operator.howTo') }
    return { title: say('operator.notOpen'), text: say('operator.howTo') }
  }

  return (
    <PublicFrame>
      <Page
        title={say('operator.heading')}
        lead={facts() && say('operator.lead', { time: formatClock(facts()?.endsAt ?? 0) })}
        actions={
          <Show when={facts()}>
            <Button busy={busy()} onClick={() => void show(look)}>
              {t('common.refresh')}
            </Button>
            <Button onClick={() => void close()}>{say('operator.close')}</Button>
          </Show>
        }
      >
        <Switch>
          <Match when={busy() && !facts()}>
            <Loading />
          </Match>
          <Match when={failure() || !facts()}>
            <EmptyState
              icon={<Link2Off size={36} />}
              title={wrong().title}
              text={wrong().text}
              action={
                <Show when={failure() && codeOf(failure()) !== 'linkExpired'}>
                  <Button tone="primary" onClick={() => void show(come)}>
                    {t('common.retry')}
                  </Button>
                </Show>
              }
            />
          </Match>
          <Match when={facts()}>
            {(found) => (
              <>
                <p>{say('operator.seenAt', { time: formatClock(found().at) })}</p>
                <FactList facts={found()} say={say} />
                <h2>{say('operator.boards')}</h2>
                <p>{say('operator.boardsLead')}</p>
                <BoardTable first={found().boards} at={found().at} say={say} />
              </>
            )}
          </Match>
        </Switch>
      </Page>
    </PublicFrame>
  )
}
