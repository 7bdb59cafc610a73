import { nameIn, type Organisation } from '@sedyanka/shared/organisations/organisations.ts'
import { createSeldomWords } from '../seldom-words.ts'
import { useI18n } from '../i18n.tsx'
import { RemovedList } from '../ui/RemovedList.tsx'

/** The organisations that were taken off the board, each with the way back. */
export const RemovedOrganisations = (props: {
  organisations: readonly Organisation[]
  onRestore: (organisation: Organisation) => Promise<void>
}) => {
  const { t, language } = useI18n()
  const say = createSeldomWords()
  return (
    <RemovedList
      summary={say('orgs.removedList', { count: props.organisations.length })}
      restore={t('common.restore')}
      hint={<p class="small muted">{say('orgs.removedHint')}</p>}
      lines={props.organisations.map((row) => ({
        id: row.id,
        title: nameIn(row, language()),
        onRestore: () => void props.onRestore(row),
      }))}
    />
  )
}
