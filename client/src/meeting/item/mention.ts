import {
  type NamedOrganisation,
  suggestOrganisations,
} from '@sedyanka/shared/meeting/organisation-names.ts'
import { type Accessor, createSignal } from 'solid-js'

/** Organisations offered while one types behind an @. */
export interface Mention {
  choices: Accessor<NamedOrganisation[]>
  active: Accessor<number>
  /** Looks whether the caret stands behind an @; after every change of the line. */
  look: () => void
  take: (organisation: NamedOrganisation) => void
  close: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

const mostChoices = 6

export const createMention = (source: {
  field: () => HTMLInputElement
  line: Accessor<string>
  setLine: (line: string) => void
  organisations: Accessor<NamedOrganisation[]>
  /** Ids of those in the room: first among equals. */
  here: Accessor<ReadonlySet<string>>
}): Mention => {
  const [choices, setChoices] = createSignal<NamedOrganisation[]>([])
  const [active, setActive] = createSignal(0)
  let start = -1

  const close = () => setChoices([])
  const look = () => {
    const caret = source.field().selectionStart ?? 0
    const found = /(?:^|[\s,;·(])@([^@]*)$/.exec(source.line().slice(0, caret))
    const typed = found?.[1] ?? ''
    const fitting = found ? suggestOrganisations(typed, source.organisations(), source.here()) : []
    start = caret - typed.length
    setActive(0)
    // A name that is written out needs no list.
    const isWhole = fitting.length === 1 && fitting[0]?.shortName === typed.trim()
    setChoices(isWhole ? [] : fitting.slice(0, mostChoices))
  }
  const take = (organisation: NamedOrganisation) => {
    const field = source.field()
    const caret = field.selectionStart ?? 0
    const before = `${source.line().slice(0, start)}${organisation.shortName} `
    source.setLine(before + source.line().slice(caret).trimStart())
    field.focus()
    field.setSelectionRange(before.length, before.length)
    close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (choices().length === 0 || event.isComposing) return
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const chosen = choices()[active()]
    if (by !== 0) setActive((now) => (now + by + choices().length) % choices().length)
    else if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    } else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) take(chosen)
    else return
    event.preventDefault()
  }
  return { choices, active, look, take, close, onKeyDown }
}
