import { Popover, usePopoverContext } from '@kobalte/core/popover'
import type { ParentProps } from 'solid-js'
import type { PopoverPlace } from './PopoverButton.tsx'

/** The sheet of a `PopoverButton`: takes the focus, closes with Escape or a press outside, gives the focus back. */
export const PopoverSheet = (props: ParentProps<PopoverPlace & { class?: string | undefined }>) => (
  <Popover open={props.open} onOpenChange={props.setOpen} gutter={6} placement="bottom-end">
    <OwnButton button={props.button} />
    {/* A dialog hides from screen readers whatever stands outside of it. */}
    <Popover.Portal mount={props.button.closest<HTMLElement>('[role="dialog"]') ?? document.body}>
      <Popover.Content id={props.id} class={props.class} aria-label={props.label}>
        {props.children}
      </Popover.Content>
    </Popover.Portal>
  </Popover>
)

/** The button was there before the popover's code; the popover takes it for its trigger. */
const OwnButton = (props: { button: HTMLElement }) => {
  usePopoverContext().setTriggerRef(props.button)
  return null
}
