import { addNeed, changeNeed } from '@sedyanka/shared/help/change-need.ts'
import { addOffer, changeOffer } from '@sedyanka/shared/help/change-offer.ts'
import type { Need } from '@sedyanka/shared/help/needs.ts'
import type { Offer } from '@sedyanka/shared/help/offers.ts'
import type { NeedId, OfferId } from '@sedyanka/shared/ids.ts'
import { type Accessor, createSignal } from 'solid-js'
import { type Act, createAct } from '../rows/create-act.ts'
import { createNotify } from '../rows/create-notify.ts'
import { createSectors } from '../rows/create-sectors.ts'
import { useI18n } from '../i18n.tsx'
import { useSnackbar } from '../ui/Snackbar.tsx'
import {
  changedFields,
  draftOfNeed,
  draftOfOffer,
  type HelpDraft,
  needFields,
  newDraft,
  offerFields,
} from './help-draft.ts'
import { ownUnits, readOwnUnit } from './own-unit.ts'
import type { NeedsScene } from './needs-context.tsx'

/** A need or an offer; null: a new one. */
type Edited = { kind: 'need'; id: NeedId | null } | { kind: 'offer'; id: OfferId | null }

export type Editing = Edited & {
  /** As it was when the dialog opened. */
  original: HelpDraft
  draft: HelpDraft
}

/** Which row a draft became. */
export type Saved = { kind: 'need'; id: NeedId } | { kind: 'offer'; id: OfferId }

export interface HelpEditor {
  /** What the dialog shows; null when it is closed. */
  editing: Accessor<Editing | null>
  add(kind: 'need' | 'offer'): void
  editNeed(need: Need): void
  editOffer(offer: Offer): void
  /** Closes without saving; what was typed can be brought back. */
  drop(draft: HelpDraft): void
  /** Writes the draft to the board and says which row it became; null where it could not be written. */
  save(draft: HelpDraft): Saved | null
}

/** Answers with the id of the row; null where it could not be written. */
const saveNeed = (
  act: Act,
  { id, original }: { id: NeedId | null; original: HelpDraft },
  draft: HelpDraft,
): NeedId | null => {
  const fields = needFields(draft)
  if (id !== null)
    return act(changeNeed, { id, ...changedFields(needFields(original), fields) }).ok ? id : null
  if (draft.orgId === '') return null
  const made = act(addNeed, { orgId: draft.orgId, ...fields })
  return made.ok ? made.id : null
}

const saveOffer = (
  act: Act,
  { id, original }: { id: OfferId | null; original: HelpDraft },
  draft: HelpDraft,
): OfferId | null => {
  const fields = offerFields(draft)
  if (id !== null)
    return act(changeOffer, { id, ...changedFields(offerFields(original), fields) }).ok ? id : null
  if (draft.orgId === '') return null
  const made = act(addOffer, { orgId: draft.orgId, ...fields })
  return made.ok ? made.id : null
}

/** The dialog in which needs and offers are written, with the draft that is not sent before it is saved. */
export const createHelpEditor = (scene: NeedsScene): HelpEditor => {
  const { t } = useI18n()
  const showSnack = useSnackbar()
  const notify = createNotify(scene.room)
  const act = createAct(scene.room)
  const [editing, setEditing] = createSignal<Editing | null>(null)
  const sectors = createSectors(scene.room)
  const open = (edited: Edited, original: HelpDraft) =>
    setEditing({ ...edited, original, draft: { ...original } })
  return {
    editing,
    add: (kind) => {
      const orgId = scene.room.seat.organisationId
      const own = scene.names.organisations().find((organisation) => organisation.id === orgId)
      open(
        { kind, id: null },
        newDraft({
          orgId,
          sector: own?.sectors.find((id) => sectors().some((one) => one === id)),
          municipality: own?.municipality,
        }),
      )
    },
    editNeed: (need) => open({ kind: 'need', id: need.id }, draftOfNeed(need)),
    editOffer: (offer) => open({ kind: 'offer', id: offer.id }, draftOfOffer(offer)),
    drop: (draft) => {
      const dropped = editing()
      setEditing(null)
      if (!dropped || Object.keys(changedFields(dropped.original, draft)).length === 0) return
      const restore = () => setEditing({ ...dropped, draft })
      // Nothing was written, so there is nothing that could wait for a connection.
      showSnack({
        text: t('needs.draftDropped'),
        action: { label: t('common.takeBack'), run: restore },
      })
    },
    save: (typed) => {
      const current = editing()
      if (!current) return null
      const known = ownUnits([...scene.needs(), ...scene.offers()])
      const unit = typed.unit || readOwnUnit(typed.ownUnit, { names: scene.names, known })
      const draft = { ...typed, unit }
      const isNeed = current.kind === 'need'
      const id = isNeed ? saveNeed(act, current, draft) : saveOffer(act, current, draft)
      if (id === null) return null
      setEditing(null)
      notify(t(isNeed ? 'needs.saved' : 'offers.saved'))
      return { kind: current.kind, id } as Saved
    },
  }
}
