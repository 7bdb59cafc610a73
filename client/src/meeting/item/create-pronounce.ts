import { countPresent } from '@sedyanka/shared/meeting/checking-in.ts'
import {
  adoptDecision,
  doubtAdoption,
  type Doubts,
  rejectDecision,
  retractDecision,
} from '@sedyanka/shared/meeting/deciding.ts'
import type { Decision } from '@sedyanka/shared/meeting/decisions.ts'
import { type Accessor, createSignal } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { useMeeting } from '../meeting-context.tsx'

/** How a facilitator pronounces a decision, and takes that back. */
export interface Pronounce {
  /** Asks first when the vote or the quorum speaks against it: then `doubts` are there to be answered. */
  adopt: () => void
  reject: () => void
  retract: () => void
  doubts: Accessor<Doubts | null>
  /** The answer to the doubts. */
  answer: (isAdopted: boolean) => void
}

export const createPronounce = (decision: Accessor<Decision>): Pronounce => {
  const { t } = useI18n()
  const { room, meeting, votes, attendance, isOpen } = useMeeting()
  const showSnack = useSnackbar()
  const [doubts, setDoubts] = createSignal<Doubts | null>(null)
  const retract = (id: string) => isOpen() && retractDecision(room.doc, id)
  const say = (text: string) => {
    const { id } = decision()
    showSnack({ text, action: { label: t('common.takeBack'), run: () => retract(id) } })
  }
  const adoptNow = () => {
    adoptDecision(room.doc, decision().id, room.serverNow())
    say(t('decisions.adoptedSaid'))
  }
  return {
    adopt: () => {
      const found = doubtAdoption(decision(), {
        cast: votes().filter((vote) => vote.decisionId === decision().id),
        quorum: meeting().quorum,
        present: countPresent(attendance()),
      })
      if (found) setDoubts(found)
      else adoptNow()
    },
    reject: () => {
      rejectDecision(room.doc, decision().id, room.serverNow())
      say(t('decisions.rejectedSaid'))
    },
    retract: () => retract(decision().id),
    doubts,
    answer: (isAdopted) => {
      setDoubts(null)
      if (isAdopted) adoptNow()
    },
  }
}
