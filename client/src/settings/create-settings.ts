import { board, readBoard } from '@sedyanka/shared/board/board.ts'
import { changeBoard } from '@sedyanka/shared/board/change-board.ts'
import { placesOf } from '@sedyanka/shared/board/municipalities.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { offers } from '@sedyanka/shared/help/offers.ts'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { readPlaces, writePlaces } from '@sedyanka/shared/board/place-lines.ts'
import { usualTimeZone } from '@sedyanka/shared/i18n/calendar.ts'
import type { Language } from '@sedyanka/shared/i18n/translate.ts'
import { says } from '@sedyanka/shared/text/printable.ts'
import { type Accessor, createMemo, createSignal } from 'solid-js'
import { createAct } from '../rows/create-act.ts'
import type { ClientRoom } from '../sync/client-room.ts'
import { createRow } from '../sync/rows.ts'

/** The form of the settings: texts as they are typed. */
export interface SettingsDraft {
  title: string
  bg: string
  en: string
  uk: string
  basis: string
  places: string
  timeZone: string
}

type Letterhead = Record<Language, string>

export interface Settings {
  values: Accessor<SettingsDraft>
  edit(edits: Partial<SettingsDraft>): void
  isEdited: Accessor<boolean>
  /** Fields without which nothing is saved. */
  missing(): ('title' | 'places')[]
  /**
   * Writes what was edited; answers with the Bulgarian names of places that stay because rows name them, null where nothing
   * could be written.
   */
  save(): string[] | null
}

/** The ids of municipalities that rows of the board name. */
const usedPlaces = (room: ClientRoom): Set<string> =>
  new Set(
    [needs, offers, organisations]
      .flatMap((collection) => collection.all(room.doc) as { municipality: string | null }[])
      .flatMap(({ municipality }) => (municipality === null ? [] : [municipality])),
  )

const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()

/** Fields that one did not touch follow what others write into them. `usual` is the letterhead of a board without its own. */
export const createSettings = (room: ClientRoom, usual: Letterhead): Settings => {
  const act = createAct(room)
  const row = createRow(room, board, () => 'board')
  const [edits, setEdits] = createSignal<Partial<SettingsDraft>>({})
  const stored = createMemo((): SettingsDraft => {
    const found = row()
    const letterhead = (found?.letterhead as Letterhead | null | undefined) ?? usual
    return {
      title: found?.title ?? '',
      bg: letterhead.bg,
      en: letterhead.en,
      uk: letterhead.uk,
      basis: found?.basis ?? '',
      places: writePlaces(placesOf(found)),
      timeZone: found?.timeZone ?? usualTimeZone,
    }
  })
  const values = createMemo(() => ({ ...stored(), ...edits() }))

  const letterheadOf = ({ bg, en, uk }: SettingsDraft): Letterhead | null => {
    const typed = { bg: tidy(bg), en: tidy(en), uk: tidy(uk) }
    const isUsual = (['bg', 'en', 'uk'] as const).every((id) => typed[id] === usual[id])
    return isUsual ? null : typed
  }
  const save = (): string[] | null => {
    const now = readBoard(room.doc)
    const before = placesOf(now)
    const draft = values()
    const typed = readPlaces(draft.places, before)
    const used = usedPlaces(room)
    const kept = before.filter(({ id }) => used.has(id) && !typed.some((place) => place.id === id))
    const isTouched = (...names: (keyof SettingsDraft)[]) => names.some((name) => name in edits())
    const { ok } = act(changeBoard, {
      ...(isTouched('title') ? { title: draft.title.trim() } : {}),
      ...(isTouched('bg', 'en', 'uk') ? { letterhead: letterheadOf(draft) } : {}),
      ...(isTouched('basis') ? { basis: draft.basis.trim() } : {}),
      ...(isTouched('timeZone') ? { timeZone: draft.timeZone } : {}),
      ...(isTouched('places') ? { municipalities: [...typed, ...kept] } : {}),
    })
    if (!ok) return null
    const stay = isTouched('places') ? kept.map(({ name }) => name.bg) : []
    setEdits({})
    return stay
  }
  return {
    values,
    edit: (more) => setEdits((before) => ({ ...before, ...more })),
    isEdited: () => Object.keys(edits()).length > 0,
    missing: () => [
      ...(says(values().title) ? [] : (['title'] as const)),
      ...(readPlaces(values().places, []).length > 0 ? [] : (['places'] as const)),
    ],
    save,
  }
}
