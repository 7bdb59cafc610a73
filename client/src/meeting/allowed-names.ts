import { allowedNames } from '@sedyanka/shared/privacy/personal-marks.ts'
import { type Accessor, createMemo } from 'solid-js'
import { useMeeting } from './meeting-context.tsx'

/** Names that the texts of this meeting may speak of: its organisations, and who sits at the table in their office. */
export const createAllowedNames = (): Accessor<readonly string[]> => {
  const { organisations, attendance } = useMeeting()
  const attendees = createMemo(
    () =>
      attendance()
        .map(({ names }) => names)
        .join('\n'),
    '',
  )
  return createMemo(() => allowedNames(organisations.all(), attendees().split('\n')))
}
