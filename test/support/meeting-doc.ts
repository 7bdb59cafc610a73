import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import type { AgendaItemId } from '@sedyanka/shared/ids.ts'
import { agenda, orderAt, readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import * as Y from 'yjs'
import { asId } from './as-id.ts'

/** A scheduled meeting 10:00–11:30 with one scheduled item of 10 minutes for every id. */
export const makeMeetingDoc = (itemIds: readonly AgendaItemId[]): Y.Doc => {
  const doc = new Y.Doc()
  meeting.create(doc, {
    id: 'meeting',
    boardId: asId('b1'),
    number: 11,
    title: 'Координационна среща № 11',
    series: '',
    date: '2025-11-24',
    startTime: '10:00',
    endTime: '11:30',
    place: 'Заседателна зала',
    format: 'hybrid',
    chairOrgId: null,
    facilitatorOrgId: null,
    minuteTakerOrgId: null,
    chairPerson: '',
    minuteTakerPerson: '',
    guests: '',
    observers: '',
    basis: '',
    quorum: 3,
    status: 'scheduled',
    startedAt: null,
    endedAt: null,
    currentItemId: null,
    currentSince: null,
    openingNote: '',
    closingNote: '',
    nextMeeting: null,
    speakingMinutes: null,
    reopenReason: null,
    proposalsUntil: null,
  })
  for (const id of itemIds) {
    const items = readAgenda(doc)
    agenda.create(doc, {
      id,
      order: orderAt(items, items.length),
      title: `Точка ${id}`,
      presenterOrgId: null,
      coOrgIds: [],
      minutes: 10,
      kind: 'discussion',
      status: 'scheduled',
      usedSeconds: 0,
      closedAt: null,
      carriedFrom: null,
      deletedByOrg: null,
      ...authoredBy({ personId: asId('p1'), organisationId: asId('ngo-21') }, 1),
    })
  }
  return doc
}
