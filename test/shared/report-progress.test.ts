import { actions } from '@sedyanka/shared/actions/actions.ts'
import { assignAction } from '@sedyanka/shared/actions/assign-action.ts'
import { reportProgress } from '@sedyanka/shared/actions/report-progress.ts'
import { readReports } from '@sedyanka/shared/actions/reports.ts'
import type { ActionId, OrganisationId, RowId } from '@sedyanka/shared/ids.ts'
import { judge } from '@sedyanka/shared/rights/policy.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { viewOf } from '@sedyanka/shared/rights/policy-view.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import { makeOfflineCopies, mergeAll } from '../support/offline-copies.ts'

const seatOf = (organisationId: OrganisationId | null, role: Seat['role'] = 'member'): Seat => ({
  personId: asId(`person-${organisationId ?? role}`),
  name: 'Проба',
  role,
  organisationId,
})
const makeBoard = (status: 'proposed' | 'accepted' | 'blocked' = 'accepted'): Y.Doc => {
  const doc = new Y.Doc()
  actions.create(doc, {
    id: asId('act-1'),
    title: 'Проверка на отоплението',
    responsibleOrgId: asId('ngo-01'),
    coOrgIds: [asId('ngo-02')],
    dueDate: '2025-12-01',
    status,
    blockedReason: status === 'blocked' ? 'Няма ключ' : null,
    meetingId: null,
    agendaItemId: null,
    decisionId: null,
    carriedOverFrom: null,
    createdBy: asId('person-facilitator'),
    createdByOrg: null,
    createdAt: 1,
    deletedAt: null,
  })
  return doc
}
const actionOf = (doc: Y.Doc) => actions.read(doc, asId('act-1'))

describe('progress reports', () => {
  test('BO9: a report and the status go in one transaction', () => {
    const doc = makeBoard()
    let transactions = 0
    doc.on('update', () => transactions++)
    done(
      reportProgress(
        doc,
        { id: asId('act-1'), status: 'inProgress', text: ' Ремонтът започна. ' },
        { seat: seatOf(asId('ngo-01')), at: 5 },
      ),
    )
    expect(transactions).toBe(1)
    expect(actionOf(doc)).toMatchObject({ status: 'inProgress', blockedReason: null })
    expect(readReports(doc, asId('act-1'))).toMatchObject([
      {
        orgId: 'ngo-01',
        createdBy: 'person-ngo-01',
        createdAt: 5,
        status: 'inProgress',
        text: 'Ремонтът започна.',
      },
    ])
  })

  test('BO9: what blocks it is kept while it is blocked, and goes with the block', () => {
    const doc = makeBoard()
    const own = { seat: seatOf(asId('ngo-01')), at: 5 }
    done(
      reportProgress(doc, { id: asId('act-1'), status: 'blocked', text: 'Чака се заповед' }, own),
    )
    expect(actionOf(doc)).toMatchObject({ status: 'blocked', blockedReason: 'Чака се заповед' })
    done(reportProgress(doc, { id: asId('act-1'), status: 'blocked', text: '' }, own))
    expect(actionOf(doc)?.blockedReason).toBe('Чака се заповед')
    done(reportProgress(doc, { id: asId('act-1'), status: 'done', text: '' }, own))
    expect(actionOf(doc)).toMatchObject({ status: 'done', blockedReason: null })
    expect(readReports(doc, asId('act-1'))).toHaveLength(2)
  })

  test('BO9: a supporting organisation is heard and changes nothing else', () => {
    const doc = makeBoard('blocked')
    const seat = seatOf(asId('ngo-02'))
    const before = viewOf('board', doc).row('actions', 'act-1')
    done(
      reportProgress(
        doc,
        { id: asId('act-1'), status: 'done', text: 'Имаме ключ' },
        { seat, at: 5 },
      ),
    )
    expect(viewOf('board', doc).row('actions', 'act-1')).toEqual(before)
    const [report] = readReports(doc, asId('act-1'))
    expect(report).toMatchObject({ orgId: 'ngo-02', status: 'blocked' })
    const view = viewOf('board', doc)
    const after = view.row('reports', report?.id ?? '') ?? {}
    const change = {
      root: 'reports',
      id: asId<RowId>(report?.id ?? ''),
      before: null,
      after,
      fields: new Set(Object.keys(after)),
    }
    expect(judge(seat, change, view)).toBeNull()
    expect(judge(seatOf(asId('ngo-03')), change, view)).toBe('foreign')
  })

  test('BO9: a facilitator writes down what the responsible organisation said', () => {
    const doc = makeBoard()
    done(
      reportProgress(
        doc,
        { id: asId('act-1'), status: 'done', text: 'Готово' },
        { seat: seatOf(null, 'facilitator'), at: 5 },
      ),
    )
    expect(readReports(doc, asId('act-1'))).toMatchObject([
      { orgId: 'ngo-01', createdBy: 'person-facilitator' },
    ])
    expect(actionOf(doc)?.status).toBe('done')
  })

  test('BO9: two colleagues who report at once, one offline, are both heard and agree on the status', () => {
    const docs = makeOfflineCopies(makeBoard(), 2)
    const [phone, office] = docs
    if (!phone || !office) throw new Error('no copies')
    const seat = seatOf(asId('ngo-01'))
    done(
      reportProgress(
        phone,
        { id: asId('act-1'), status: 'blocked', text: 'Няма ток' },
        { seat, at: 5 },
      ),
    )
    done(
      reportProgress(
        office,
        { id: asId('act-1'), status: 'inProgress', text: 'Има напредък' },
        { seat, at: 6 },
      ),
    )
    mergeAll(docs)
    expect(actionOf(phone)?.status).toBe(actionOf(office)?.status)
    for (const doc of docs)
      expect(readReports(doc, asId('act-1')).map(({ text }) => text)).toEqual([
        'Има напредък',
        'Няма ток',
      ])
  })

  test('BO9: a removed action item takes no report', () => {
    const doc = makeBoard()
    actions.set(doc, asId('act-1'), { deletedAt: 4 })
    const asked = { id: asId<ActionId>('act-1'), status: 'done', text: '' } as const
    expect(reportProgress(doc, asked, { seat: seatOf(asId('ngo-01')), at: 5 })).toEqual({
      ok: false,
      error: { code: 'gone', field: null },
    })
  })
})

describe('assignment', () => {
  test('BO9: an action item given to another organisation waits for its consent', () => {
    const doc = makeBoard('blocked')
    done(
      assignAction(
        doc,
        { id: asId('act-1'), orgId: asId('ngo-09') },
        by(1, seatOf(asId('ngo-01'))),
      ),
    )
    expect(actionOf(doc)).toMatchObject({
      responsibleOrgId: 'ngo-09',
      status: 'proposed',
      blockedReason: null,
    })
    done(
      assignAction(
        doc,
        { id: asId('act-1'), orgId: asId('ngo-01') },
        by(1, seatOf(asId('ngo-01'))),
      ),
    )
    expect(actionOf(doc)?.status).toBe('accepted')
  })

  test('BO9: giving it to the same organisation, or moving a finished one, changes no status', () => {
    const doc = makeBoard()
    const facilitator = seatOf(null, 'facilitator')
    done(assignAction(doc, { id: asId('act-1'), orgId: asId('ngo-01') }, by(1, facilitator)))
    expect(actionOf(doc)?.status).toBe('accepted')
    actions.set(doc, asId('act-1'), { status: 'done' })
    done(assignAction(doc, { id: asId('act-1'), orgId: asId('ngo-09') }, by(1, facilitator)))
    expect(actionOf(doc)).toMatchObject({ responsibleOrgId: 'ngo-09', status: 'done' })
  })
})
