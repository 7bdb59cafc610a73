import { createSignal, createUniqueId, type JSX } from 'solid-js'

/** What the sheet of a popover must know of its button. */
export interface PopoverPlace {
  id: string
  label: string
  open: boolean
  setOpen: (open: boolean) => void
  button: HTMLElement
}

/**
 * A button with a small sheet beside it. The sheet's code is fetched by `load` when somebody comes near; `children`
 * makes the sheet (a `lazySheet` around `PopoverSheet`). With `whyDisabled` it says why and does not open.
 */
export const PopoverButton = (props: {
  label: string
  trigger: JSX.Element
  triggerClass?: string | undefined
  whyDisabled?: string | null | undefined
  load: () => Promise<unknown>
  children: (place: PopoverPlace) => JSX.Element
}) => {
  const id = createUniqueId()
  const [isOpen, setOpen] = createSignal(false)
  let button!: HTMLButtonElement
  const preload = () => {
    if (!props.whyDisabled) void props.load()
  }
  const place: PopoverPlace = {
    id,
    get label() {
      return props.label
    },
    get open() {
      return isOpen()
    },
    setOpen,
    get button() {
      return button
    },
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        class={props.triggerClass}
        aria-label={props.label}
        title={props.whyDisabled ?? props.label}
        aria-disabled={props.whyDisabled ? 'true' : undefined}
        aria-description={props.whyDisabled ?? undefined}
        aria-haspopup="dialog"
        aria-expanded={isOpen()}
        aria-controls={isOpen() ? id : undefined}
        data-expanded={isOpen() ? '' : undefined}
        onPointerEnter={preload}
        onFocus={preload}
        // The focus stays where it is until the sheet takes it: pressed again, the button closes the sheet.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => setOpen(!isOpen() && !props.whyDisabled)}
      >
        {props.trigger}
      </button>
      {props.children(place)}
    </>
  )
}
