import type { MessageKey } from '@sedyanka/shared/i18n/bg.ts'
import LogIn from 'lucide-solid/icons/log-in'
import RotateCw from 'lucide-solid/icons/rotate-cw'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { useLocation } from '@solidjs/router'
import { Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { wantPlace } from './wanted-place.ts'
import { reloadPage } from '../../new-version.ts'
import type { RoomKind } from '@sedyanka/shared/ids.ts'
import type { Ended } from '../../sync/endings.ts'
import type { NotAccepted } from '../../sync/refused-words.ts'
import { LostWords } from '../refused/LostWords.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'

const sentences: Record<Ended, MessageKey> = {
  session: 'connection.sessionEnded',
  removed: 'connection.removed',
  deleted: 'errors.boardDeleted',
  noSuchRoom: 'connection.notFound',
  clientTooOld: 'connection.clientTooOld',
  tooLarge: 'refused.reason.tooLarge',
  crowded: 'connection.crowded',
}

/** The room is over for this page: says why, and gives the one way on. */
export const EndedSheet = (props: {
  ended: Ended
  /** What was typed and is on no server. */
  words?: readonly { kind: RoomKind; entry: NotAccepted }[]
}) => {
  const { t } = useI18n()
  const { pathname, search, hash } = useLocation()
  // Anyone who signs in again comes back to this page.
  if (props.ended === 'session') wantPlace(pathname + search + hash)
  const reloads = () => ['clientTooOld', 'tooLarge', 'crowded'].includes(props.ended)
  return (
    <>
      <LostWords more={props.words ?? []} />
      <EmptyState
        icon={<TriangleAlert size={36} />}
        title={t(sentences[props.ended])}
        action={
          <Show
            when={reloads()}
            fallback={
              <LinkButton
                href={props.ended === 'session' ? '/j' : '/?list'}
                tone="primary"
                icon={<LogIn size={18} />}
              >
                {t(props.ended === 'session' ? 'nav.signIn' : 'errors.backHome')}
              </LinkButton>
            }
          >
            <Button tone="primary" icon={<RotateCw size={18} />} onClick={() => void reloadPage()}>
              {t(props.ended === 'crowded' ? 'connection.continueHere' : 'app.reload')}
            </Button>
          </Show>
        }
      />
    </>
  )
}
