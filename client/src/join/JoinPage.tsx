import { useLocation } from '@solidjs/router'
import Link2Off from 'lucide-solid/icons/link-2-off'
import { createResource, Match, Switch } from 'solid-js'
import { sentenceKey } from '../api-failure.ts'
import { lookAtKey } from '../api.ts'
import { useI18n } from '../i18n.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Loading } from '../ui/Loading.tsx'
import { AlreadyIn } from './AlreadyIn.tsx'
import { createEnter } from './create-enter.ts'
import { fragmentToken } from './fragment-token.ts'
import { JoinForm } from './JoinForm.tsx'
import { JoinSheet } from './JoinSheet.tsx'

/** `/join#<token>`: an invitation's link. */
export const JoinPage = () => {
  const { t } = useI18n()
  const enter = createEnter()
  const location = useLocation()
  const token = () => fragmentToken(location.hash)
  const [look] = createResource(token, async (found) => ({
    key: { token: found },
    look: await lookAtKey({ token: found }),
  }))
  return (
    <Switch
      fallback={
        <JoinSheet title={t('join.title')}>
          <Loading />
        </JoinSheet>
      }
    >
      <Match when={token() === null || look.error !== undefined}>
        <JoinSheet title={t('join.title')}>
          <AlreadyIn />
          <EmptyState
            icon={<Link2Off size={36} />}
            title={t(
              look.error === undefined ? 'errors.invitationInvalid' : sentenceKey(look.error),
            )}
            text={t('join.orCode')}
            action={
              <LinkButton href="/j" tone="primary">
                {t('join.code')}
              </LinkButton>
            }
          />
        </JoinSheet>
      </Match>
      <Match when={!look.error && look()}>
        {(found) => (
          <JoinSheet
            title={t('join.boardTitle', { board: found().look.boardTitle })}
            lead={
              found().look.seat
                ? ''
                : t(
                    found().look.organisationId === null && found().look.role === 'member'
                      ? 'join.intro'
                      : 'join.introNamed',
                  )
            }
            demo={found().look.demo}
          >
            <JoinForm joinKey={found().key} look={found().look} onJoined={enter} />
          </JoinSheet>
        )}
      </Match>
    </Switch>
  )
}
