import type { DecisionId } from '@sedyanka/shared/ids.ts'
import { countPresent } from '@sedyanka/shared/meeting/checking-in.ts'
import {
  adoptDecision,
  doubtAdoption,
  doubtRejection,
  type Doubts,
  rejectDecision,
  retractDecision,
} from '@sedyanka/shared/meeting/deciding.ts'
import type { Decision } from '@sedyanka/shared/meeting/decisions.ts'
import { type Accessor, createSignal } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { useMeeting } from '../meeting-context.tsx'

/** What speaks against pronouncing a decision as somebody wants to. */
export interface AskedDoubts extends Doubts {
  wants: 'adopt' | 'reject'
}

/** How a facilitator pronounces a decision, and takes that back. */
export interface Pronounce {
  /** Asks first when the vote or the quorum speaks against it: then `doubts` are there to be answered. */
  adopt: () => void
  /** Asks first when the vote speaks for the decision. */
  reject: () => void
  retract: () => void
  doubts: Accessor<AskedDoubts | null>
  /** The answer to the doubts. */
  answer: (goesOn: boolean) => void
}

export const createPronounce = (decision: Accessor<Decision>): Pronounce => {
  const { t } = useI18n()
  const { act, meeting, votes, attendance, isOpen } = useMeeting()
  const showSnack = useSnackbar()
  const [doubts, setDoubts] = createSignal<AskedDoubts | null>(null)
  const retract = (id: DecisionId) => isOpen() && act(retractDecision, { id })
  const say = (text: string) => {
    const { id } = decision()
    showSnack({ text, action: { label: t('common.takeBack'), run: () => retract(id) } })
  }
  const adoptNow = () => {
    if (act(adoptDecision, { id: decision().id }).ok) say(t('decisions.adoptedSaid'))
  }
  const rejectNow = () => {
    if (act(rejectDecision, { id: decision().id }).ok) say(t('decisions.rejectedSaid'))
  }
  const cast = () => votes().filter((vote) => vote.decisionId === decision().id)
  return {
    adopt: () => {
      const found = doubtAdoption(decision(), {
        cast: cast(),
        quorum: meeting().quorum,
        present: countPresent(attendance()),
      })
      if (found) setDoubts({ ...found, wants: 'adopt' })
      else adoptNow()
    },
    reject: () => {
      const vote = doubtRejection(decision(), cast())
      if (vote) setDoubts({ vote, quorum: null, wants: 'reject' })
      else rejectNow()
    },
    retract: () => retract(decision().id),
    doubts,
    answer: (goesOn) => {
      const wants = doubts()?.wants
      setDoubts(null)
      if (!goesOn) return
      if (wants === 'reject') rejectNow()
      else adoptNow()
    },
  }
}
