import type { JSX } from 'solid-js'
import { lazySheet } from '../../ui/lazy-sheet.tsx'
import { PopoverButton } from '../../ui/PopoverButton.tsx'

const loadSheet = async () => (await import('./DueDateSheet.tsx')).DueDateSheet
const DueDateSheet = lazySheet(loadSheet)

/** Sets a due date as people say it (“до петък”, 25.11), or from the device's calendar. The button shows the date. */
export const DueDatePicker = (props: {
  label: string
  value: string | null
  onChange: (day: string | null) => void
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
    {(place) => <DueDateSheet {...place} value={props.value} onChange={props.onChange} />}
  </PopoverButton>
)
