import type { Need } from '@sedyanka/shared/help/needs.ts'
import type { Offer } from '@sedyanka/shared/help/offers.ts'
import { isCommonUnit } from '@sedyanka/shared/help/units.ts'
import type { NeedId, OfferId } from '@sedyanka/shared/ids.ts'
import { everyName } from '@sedyanka/shared/meeting/organisation-names.ts'
import { says } from '@sedyanka/shared/text/printable.ts'
import { createMemo, For, Show } from 'solid-js'
import { Marks, RowMarks } from '../privacy/marks.ts'
import type { NeedsView } from './create-needs-view.ts'
import { useNeeds } from './needs-context.tsx'

/** What people typed into a need or an offer, by its field. */
const textsOf = (row: Need | Offer) => ({
  title: row.title,
  unit: isCommonUnit(row.unit) ? '' : row.unit,
  note: 'note' in row ? row.note : row.conditions,
})
type HelpText = keyof ReturnType<typeof textsOf>
const fields = ['title', 'unit', 'note'] as const satisfies readonly HelpText[]

/** For facilitators: which needs and offers hold something that looks like personal data. */
export const HelpMarks = (props: { view: NeedsView }) => {
  const { names, needs, offers, room } = useNeeds()
  const rows = () =>
    [...needs(), ...offers()].map((row) => ({
      id: row.id,
      title: row.title,
      texts: Object.values(textsOf(row)),
    }))
  const allowed = createMemo(() => names.organisations().flatMap(everyName))
  const look = (id: NeedId | OfferId) =>
    needs().some((need) => need.id === id)
      ? props.view.selectNeed(id as NeedId)
      : props.view.selectOffer(id as OfferId)
  return (
    <Show when={room.seat.role === 'facilitator'}>
      <RowMarks rows={rows()} allowed={allowed()} onLook={look} />
    </Show>
  )
}

/** For facilitators, in a chosen need or offer: what in it looks like personal data, to be taken out. */
export const RowTextMarks = (props: {
  row: Need | Offer
  /** Writes a text as it reads without it. */
  onText: (field: HelpText, rest: string) => void
  /** Nothing would be left of what must say something: its words are to be typed anew. */
  onEdit: () => void
}) => {
  const { names } = useNeeds()
  const remove = (field: HelpText, rest: string) =>
    field === 'note' || says(rest) ? props.onText(field, rest) : props.onEdit()
  return (
    <For each={fields}>
      {(field) => (
        <Marks
          text={textsOf(props.row)[field]}
          allowed={names.organisations().flatMap(everyName)}
          onRemove={(_ranges, rest) => remove(field, rest)}
        />
      )}
    </For>
  )
}
