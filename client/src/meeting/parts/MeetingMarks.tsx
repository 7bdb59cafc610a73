import type { Range } from '@sedyanka/shared/privacy/personal-data.ts'
import { MarkedText } from '../../privacy/MarkedText.tsx'
import { createAllowedNames } from '../allowed-names.ts'

/** What looks like personal data in a text of this meeting; names of those at the table are none. */
export const MeetingMarks = (props: {
  text: string
  isPlace?: boolean
  onRemove: (ranges: readonly Range[], rest: string) => void
}) => {
  const allowed = createAllowedNames()
  return (
    <MarkedText
      text={props.text}
      allowed={allowed()}
      isPlace={props.isPlace === true}
      onRemove={(ranges, rest) => props.onRemove(ranges, rest)}
    />
  )
}
