import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import type { JSX } from 'solid-js'
import { lazySheet } from '../../ui/lazy-sheet.tsx'
import { PopoverButton } from '../../ui/PopoverButton.tsx'

const loadSheet = async () => (await import('./OrganisationSheet.tsx')).OrganisationSheet
const OrganisationSheet = lazySheet(loadSheet)

/**
 * Chooses one organisation, or none, by typing a few letters: 46 are too many for a list. The button shows the choice.
 * `whyDisabled` says why this person may not choose.
 */
export const OrganisationPicker = (props: {
  label: string
  value: string | null
  none: string
  onChange: (orgId: OrganisationId | null) => void
  trigger: JSX.Element
  triggerClass?: string
  whyDisabled?: string | null | undefined
}) => (
  <PopoverButton
    label={props.label}
    trigger={props.trigger}
    triggerClass={props.triggerClass}
    whyDisabled={props.whyDisabled}
    load={loadSheet}
  >
    {(place) => (
      <OrganisationSheet
        {...place}
        value={props.value}
        none={props.none}
        onChange={props.onChange}
      />
    )}
  </PopoverButton>
)
