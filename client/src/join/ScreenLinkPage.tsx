import { useLocation, useNavigate } from '@solidjs/router'
import Link2Off from 'lucide-solid/icons/link-2-off'
import Monitor from 'lucide-solid/icons/monitor'
import { createEffect, createSignal, Show } from 'solid-js'
import { ApiFailure, sentenceKey } from '../api-failure.ts'
import { join, lookAtKey } from '../api.ts'
import { useI18n } from '../i18n.tsx'
import { expectSeat } from '../last-answers.ts'
import { useSession } from '../session.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Loading } from '../ui/Loading.tsx'
import { fragmentToken } from './fragment-token.ts'
import { JoinSheet } from './JoinSheet.tsx'
import { SignedInAs } from './SignedInAs.tsx'

/**
 * `/screen#<token>`: the projector's link. Sits down without a question, unless somebody who is no facilitator is
 * signed in here: their seat would become the screen's.
 */
export const ScreenLinkPage = () => {
  const { t } = useI18n()
  const session = useSession()
  const navigate = useNavigate()
  const location = useLocation()
  const [failure, setFailure] = createSignal<unknown>(null)
  const isTaken = () => {
    const me = session.me()
    return (
      me !== null && !me.boards.every(({ role }) => role === 'facilitator' || role === 'screen')
    )
  }

  const sitDown = async () => {
    const token = fragmentToken(location.hash)
    if (token === null) throw new ApiFailure('linkExpired')
    const look = await lookAtKey({ token })
    if (look.role !== 'screen') {
      navigate(`/join#${token}`, { replace: true })
      return
    }
    const name = session.me()?.person.name ?? t('roles.screen')
    const board = await join({
      key: { token },
      organisationId: null,
      name,
      checksCookies: true,
    })
    expectSeat(board.id)
    await session.refresh()
    navigate(`/b/${board.id}`, { replace: true, state: { justJoined: true, screen: true } })
  }
  let started = false
  createEffect(() => {
    if (!session.isKnown() || isTaken() || started) return
    started = true
    sitDown().catch(setFailure)
  })

  return (
    <JoinSheet title={t('screen.title')}>
      <Show
        when={failure()}
        fallback={
          <Show when={session.isKnown() && isTaken()} fallback={<Loading />}>
            <SignedInAs />
            <EmptyState
              icon={<Monitor size={36} />}
              title={t('invite.screenLink')}
              text={t('roles.screenHint')}
            />
          </Show>
        }
      >
        <EmptyState icon={<Link2Off size={36} />} title={t(sentenceKey(failure()))} />
      </Show>
    </JoinSheet>
  )
}
