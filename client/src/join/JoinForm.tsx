import type { BoardSummary, JoinKey, JoinLook } from '@sedyanka/shared/wire/api.ts'
import { createSignal, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { useSession } from '../session.tsx'
import { type NamedSeat, PresentSeat } from './PresentSeat.tsx'
import { SeatForm } from './SeatForm.tsx'

/** In by a link or a code: as the one who sits here already, or by the form. */
export const JoinForm = (props: {
  joinKey: JoinKey
  look: JoinLook
  onJoined: (board: Pick<BoardSummary, 'id'>) => void
}) => {
  const { language } = useI18n()
  const session = useSession()
  const [wantsOther, setWantsOther] = createSignal(false)
  const present = () => (session.me() ? props.look.seat : undefined)
  /** What the link makes of the present seat, when that is another one. */
  const nextSeat = (): NamedSeat | null => {
    const { role, organisationId, organisations, seat } = props.look
    const fits = organisationId === null || organisationId === seat?.organisationId
    if (!seat || (seat.role === role && fits)) return null
    const found = organisations.find(({ id }) => id === organisationId)
    return { role, organisation: found?.name[language()] ?? null }
  }
  return (
    <Show
      when={wantsOther() ? undefined : present()}
      fallback={
        <SeatForm
          joinKey={props.joinKey}
          look={props.look}
          changesSeat={present() !== undefined}
          onJoined={props.onJoined}
        />
      }
    >
      {(seat) => (
        <PresentSeat
          name={session.me()?.person.name ?? ''}
          present={{ role: seat().role, organisation: seat().organisation?.[language()] ?? null }}
          next={nextSeat()}
          onContinue={() => props.onJoined({ id: seat().boardId })}
          onOther={() => setWantsOther(true)}
        />
      )}
    </Show>
  )
}
