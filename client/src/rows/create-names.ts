import { municipalityName, type Place } from '@sedyanka/shared/board/municipalities.ts'
import {
  byKindAndNameIn,
  organisations,
  type Organisation,
  shortNameIn,
} from '@sedyanka/shared/organisations/organisations.ts'
import { sectorIds } from '@sedyanka/shared/board/sectors.ts'
import { isCommonUnit } from '@sedyanka/shared/help/units.ts'
import { makeNumberFormat } from '@sedyanka/shared/i18n/translate.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { type Accessor, createMemo } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import type { ClientRoom } from '../sync/client-room.ts'
import { createRows } from '../sync/rows.ts'
import { createPlaces } from './create-places.ts'

/** What ids are called in the language in use. */
export interface Names {
  /** Institutions first, then by name. */
  organisations: Accessor<readonly Organisation[]>
  /** Short name; null is nobody yet. */
  organisation(id: OrganisationId | null): string
  /** The same of a row that one has. */
  shortName(organisation: Organisation): string
  sector(id: string): string
  /** The municipalities of the board. */
  municipalities: Accessor<readonly Place[]>
  /** Null is the whole region. */
  municipality(id: string | null): string
  /** A quantity with its unit: `24 легла`. */
  quantity(quantity: number, unit: string): string
  /** The same as the whole of which something is a part: `16 of 24 beds`. */
  quantityOf(quantity: number, unit: string): string
  /** The unit alone, as in a list: `комплекти`. */
  unit(unit: string): string
  /** The unit as it stands after a number: `комплекта`. */
  unitAfter(unit: string): string
}

/** Names of the board's organisations, sectors, places and units. Reading them in JSX follows rows and language. */
export const createNames = (room: ClientRoom): Names => {
  const { t, language } = useI18n()
  const order = createMemo(() => byKindAndNameIn(language()))
  const rows = createRows(room, organisations, (a, b) => order()(a, b))
  const shortName = (organisation: Organisation) => shortNameIn(organisation, language())
  const places = createPlaces(room)
  const byId = createMemo(() => new Map(rows().map((row) => [row.id, row])))
  /** A unit of the board's own stands as it was typed. */
  const withOwnUnit = (quantity: number, unit: string) =>
    `${makeNumberFormat(language()).format(quantity)} ${unit}`
  const knownSector = (sector: string) => sectorIds.find((id) => id === sector)
  return {
    organisations: rows,
    shortName,
    organisation: (id) => {
      if (id === null) return t('actions.responsibleNone')
      // An organisation that has left keeps its name in what it did.
      const found = byId().get(id) ?? organisations.read(room.doc, id)
      return found ? shortName(found) : id
    },
    sector: (id) => {
      const known = knownSector(id)
      return known ? t(`sector.${known}`) : id
    },
    municipalities: places,
    municipality: (id) =>
      id === null ? t('offers.coverageRegion') : municipalityName(id, language(), places()),
    quantity: (quantity, unit) =>
      isCommonUnit(unit) ? t(`unit.${unit}`, { count: quantity }) : withOwnUnit(quantity, unit),
    quantityOf: (quantity, unit) =>
      isCommonUnit(unit) ? t(`unit.of.${unit}`, { count: quantity }) : withOwnUnit(quantity, unit),
    unit: (unit) => (isCommonUnit(unit) ? t(`unit.name.${unit}`) : unit),
    unitAfter: (unit) => (isCommonUnit(unit) ? t(`unit.${unit}`, { count: '' }).trim() : unit),
  }
}
