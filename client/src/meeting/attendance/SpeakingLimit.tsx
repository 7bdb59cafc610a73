import { limitSpeaking } from '@sedyanka/shared/meeting/speaking.ts'
import { useI18n } from '../../i18n.tsx'
import { Select } from '../../ui/Select.tsx'
import { useMeeting } from '../meeting-context.tsx'

/** The limits that are offered, in minutes. */
const offered = [1, 2, 3, 5, 10, 15]

/** The facilitator's choice of how long one statement may take. */
export const SpeakingLimit = () => {
  const { t } = useI18n()
  const { act, meeting } = useMeeting()
  const limit = () => meeting().speakingMinutes
  return (
    <Select
      label={t('speakers.limitLabel')}
      value={String(limit() ?? '')}
      options={[
        { value: '', label: t('speakers.limitNone') },
        ...[...new Set([...offered, ...[limit() ?? []].flat()])]
          .toSorted((a, b) => a - b)
          .map((minutes) => ({
            value: String(minutes),
            label: t('count.minutesShort', { count: minutes }),
          })),
      ]}
      onChange={(value) => act(limitSpeaking, { minutes: value === '' ? null : Number(value) })}
    />
  )
}
