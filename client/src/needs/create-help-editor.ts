import { needs, type Need } from '@sedyanka/shared/board/needs.ts'
import { offers, type Offer } from '@sedyanka/shared/board/offers.ts'
import { authoredBy } from '@sedyanka/shared/fields.ts'
import { makeId } from '@sedyanka/shared/ids.ts'
import { type Accessor, createSignal } from 'solid-js'
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

export interface Editing {
  kind: 'need' | 'offer'
  /** Null: a new one. */
  id: string | null
  /** As it was when the dialog opened. */
  original: HelpDraft
  draft: HelpDraft
}

export interface HelpEditor {
  /** What the dialog shows; null when it is closed. */
  editing: Accessor<Editing | null>
  add(kind: 'need' | 'offer'): void
  editNeed(need: Need): void
  editOffer(offer: Offer): void
  /** Closes without saving; what was typed can be brought back. */
  drop(draft: HelpDraft): void
  /** Writes the draft to the board and says which row it became. */
  save(draft: HelpDraft): { kind: 'need' | 'offer'; id: string } | null
}

const saveNeed = ({ room }: NeedsScene, { id, original }: Editing, draft: HelpDraft): string => {
  const fields = needFields(draft)
  if (id !== null) {
    needs.set(room.doc, id, changedFields(needFields(original), fields))
    return id
  }
  const made = makeId()
  const authorship = authoredBy(room.seat, room.serverNow())
  needs.create(room.doc, {
    id: made,
    orgId: draft.orgId,
    ...fields,
    withdrawnAt: null,
    ...authorship,
  })
  return made
}

const saveOffer = ({ room }: NeedsScene, { id, original }: Editing, draft: HelpDraft): string => {
  const fields = offerFields(draft)
  if (id !== null) {
    offers.set(room.doc, id, changedFields(offerFields(original), fields))
    return id
  }
  const made = makeId()
  const authorship = authoredBy(room.seat, room.serverNow())
  offers.create(room.doc, {
    id: made,
    orgId: draft.orgId,
    ...fields,
    withdrawnAt: null,
    ...authorship,
  })
  return made
}

/** The dialog in which needs and offers are written, with the draft that is not sent before it is saved. */
export const createHelpEditor = (scene: NeedsScene): HelpEditor => {
  const { t } = useI18n()
  const showSnack = useSnackbar()
  const notify = createNotify(scene.room)
  const [editing, setEditing] = createSignal<Editing | null>(null)
  const sectors = createSectors(scene.room)
  const open = (kind: Editing['kind'], id: string | null, original: HelpDraft) =>
    setEditing({ kind, id, original, draft: { ...original } })
  return {
    editing,
    add: (kind) => {
      const orgId = scene.room.seat.organisationId
      const own = scene.names.organisations().find((organisation) => organisation.id === orgId)
      open(
        kind,
        null,
        newDraft({
          orgId,
          sector: own?.sectors.find((id) => sectors().some((one) => one === id)),
          municipality: own?.municipality,
        }),
      )
    },
    editNeed: (need) => open('need', need.id, draftOfNeed(need)),
    editOffer: (offer) => open('offer', offer.id, draftOfOffer(offer)),
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
      const id = isNeed ? saveNeed(scene, current, draft) : saveOffer(scene, current, draft)
      setEditing(null)
      notify(t(isNeed ? 'needs.saved' : 'offers.saved'))
      return { kind: current.kind, id }
    },
  }
}
