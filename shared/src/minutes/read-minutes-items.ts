import type * as Y from 'yjs'
import type { AgendaItemId, OrganisationId } from '../ids.ts'
import { type AgendaItem, isListed, readAgenda } from '../meeting/agenda.ts'
import type { Meeting } from '../meeting/meeting.ts'
import { type Speaker, speakers } from '../meeting/speakers.ts'
import { readNotes } from '../notes/read-notes.ts'
import { itemState } from '../meeting/timing.ts'
import type { MinutesItem } from './minutes.ts'
import type { Language } from '../i18n/translate.ts'
import { standingTitle } from '../reference/standing-title.ts'
import type { Directory } from './directory.ts'
import type { PlacedDecision } from './read-minutes-decisions.ts'

interface Sources {
  meeting: Y.Doc
  row: Meeting
  directory: Directory
  decisions: readonly PlacedDecision[]
  /** The language of standing items' titles; null leaves them as they were written. */
  titleLanguage: Language | null
}

/** The item that was on at a moment: the one that was closed next after it, or the current one. */
const itemAt = (
  moment: number,
  items: readonly AgendaItem[],
  row: Meeting,
): AgendaItemId | null => {
  let found: AgendaItem | null = null
  for (const item of items) {
    if (item.closedAt === null || item.closedAt < moment) continue
    if (found === null || item.closedAt < (found.closedAt ?? 0)) found = item
  }
  return found?.id ?? row.currentItemId
}

/** Organisations that were given the floor, by agenda item, in the order in which they were called. */
const speakersByItem = (
  { meeting, row }: Sources,
  items: readonly AgendaItem[],
): Map<AgendaItemId, Set<OrganisationId>> => {
  const byItem = new Map<AgendaItemId, Set<OrganisationId>>()
  const called = speakers
    .all(meeting)
    .filter((speaker): speaker is Speaker & { calledAt: number } => speaker.calledAt !== null)
    .sort((a, b) => a.calledAt - b.calledAt)
  for (const { calledAt, orgId } of called) {
    const id = itemAt(calledAt, items, row)
    if (id === null) continue
    const spoke = byItem.get(id) ?? new Set<OrganisationId>()
    byItem.set(id, spoke.add(orgId))
  }
  return byItem
}

/** The agenda as it was followed, numbered from 1, with the notes of each item and what was decided on it. */
export const readMinutesItems = (
  sources: Sources,
): {
  items: MinutesItem[]
  otherDecisions: PlacedDecision['decision'][]
  /** The listed items, in the order of `items`. */
  listed: AgendaItem[]
} => {
  const { meeting, row, directory, decisions, titleLanguage } = sources
  const listed = readAgenda(meeting).filter(isListed)
  const spoke = speakersByItem(sources, listed)
  const items = listed.map((item, index): MinutesItem => {
    return {
      number: index + 1,
      title:
        titleLanguage === null
          ? item.title.trim()
          : standingTitle(item.title.trim(), titleLanguage),
      state: itemState(item, row),
      presenters: directory.namesOf([item.presenterOrgId, ...item.coOrgIds]),
      notes: readNotes(meeting, item.id),
      speakers: directory.namesOf([...(spoke.get(item.id) ?? [])]),
      decisions: decisions
        .filter(({ agendaItemId }) => agendaItemId === item.id)
        .map(({ decision }) => decision),
    }
  })
  const ids = new Set(listed.map(({ id }) => id))
  const otherDecisions = decisions
    .filter(({ agendaItemId }) => agendaItemId === null || !ids.has(agendaItemId))
    .map(({ decision }) => decision)
  return { items, otherDecisions, listed }
}
