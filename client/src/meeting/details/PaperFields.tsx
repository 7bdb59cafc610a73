import { readBoard } from '@sedyanka/shared/board/board.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { For } from 'solid-js'
import { createSettingsWords } from '../../settings/create-words.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useMeeting } from '../meeting-context.tsx'
import type { Details } from './create-details.ts'
import styles from './Details.module.css'

const lines = [
  { field: 'chairPerson', label: 'settings.chairPerson' },
  { field: 'minuteTakerPerson', label: 'settings.minuteTakerPerson' },
] as const
const lists = [
  { field: 'guests', label: 'settings.guests' },
  { field: 'observers', label: 'settings.observers' },
] as const
const notes = [
  { field: 'openingNote', label: 'settings.openingNote' },
  { field: 'closingNote', label: 'settings.closingNote' },
] as const

/** What invitation and minutes say beside what was written in the meeting: persons, guests, the basis, two notes. */
export const PaperFields = (props: { details: Details }) => {
  const say = createSettingsWords()
  const { board } = useMeeting()
  const { values, edit } = props.details
  const usual = () => readBoard(board.doc)?.basis ?? ''
  return (
    <fieldset class={styles['group']}>
      <legend class="caption">{say('settings.meetingPapers')}</legend>
      <div class={styles['fields']}>
        <For each={lines}>
          {({ field, label }) => (
            <TextField
              label={say(label)}
              maxlength={limits.titleLength}
              value={values()[field]}
              onInput={(text) => edit({ [field]: text })}
            />
          )}
        </For>
        <For each={lists}>
          {({ field, label }) => (
            <TextField
              multiline
              rows={2}
              label={say(label)}
              hint={say('settings.onePerLine')}
              maxlength={limits.textLength}
              value={values()[field]}
              onInput={(text) => edit({ [field]: text })}
            />
          )}
        </For>
        <TextField
          class={styles['whole'] ?? ''}
          label={say('settings.meetingBasis')}
          {...(usual() === ''
            ? {}
            : { hint: say('settings.meetingBasisHint', { basis: usual() }) })}
          maxlength={limits.titleLength}
          value={values().basis}
          onInput={(basis) => edit({ basis })}
        />
        <For each={notes}>
          {({ field, label }) => (
            <TextField
              class={styles['whole'] ?? ''}
              multiline
              rows={2}
              label={say(label)}
              maxlength={limits.textLength}
              value={values()[field]}
              onInput={(text) => edit({ [field]: text })}
            />
          )}
        </For>
      </div>
    </fieldset>
  )
}
