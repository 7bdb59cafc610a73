import {
  checkDetails,
  type DetailsFault,
  detailsOf,
  type MeetingDetails,
  saveDetails,
} from '@sedyanka/shared/meeting/details.ts'
import { type Accessor, createMemo, createSignal } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { useMeeting } from '../meeting-context.tsx'

/** The form of a meeting: what stands, with one's own edits over it. */
export interface Details {
  values: Accessor<MeetingDetails>
  edit: (edits: Partial<MeetingDetails>) => void
  /** What is wrong with a field, in words; null before one tried to save. */
  fault: (name: keyof MeetingDetails) => string | null
  /** Writes what was edited. False when something is wrong: then nothing is written. */
  save: () => boolean
}

const words = {
  required: 'errors.required',
  noSuchDay: 'errors.noSuchDay',
  endsBeforeStart: 'meeting.faultEnd',
  notACount: 'meeting.faultQuorum',
  untilAfterStart: 'meeting.faultUntil',
  nextTooEarly: 'meeting.faultNext',
} as const satisfies Record<DetailsFault, string>

/** The sentence of a fault; null when there is none. */
export const createFaultWords = () => {
  const { t } = useI18n()
  return (fault: DetailsFault | undefined) => (fault ? t(words[fault]) : null)
}

/** Inside a meeting's provider. Fields that one did not touch follow what others write into them. */
export const createDetails = (): Details => {
  const { act, meeting } = useMeeting()
  const [edits, setEdits] = createSignal<Partial<MeetingDetails>>({})
  const [hasTried, setTried] = createSignal(false)
  const values = createMemo(() => ({ ...detailsOf(meeting()), ...edits() }))
  const faults = createMemo(() => (hasTried() ? checkDetails(values()) : {}))
  const wordsOf = createFaultWords()
  return {
    values,
    edit: (more) => setEdits((before) => ({ ...before, ...more })),
    fault: (name) => wordsOf(faults()[name]),
    save: () => {
      setTried(true)
      // What is wrong stands beside its field.
      return Object.keys(faults()).length === 0 && act(saveDetails, edits()).ok
    },
  }
}
