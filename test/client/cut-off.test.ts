import { type RowId, makeId } from '@sedyanka/shared/ids.ts'
import { addItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { mayCreate } from '@sedyanka/shared/rights/policy.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { done } from '../support/commands.ts'
import { facilitator, memberB, meeting1 } from '../support/fixtures.ts'
import { PageServer } from '../support/page-server.ts'
import { until } from '../support/until.ts'

const HALF_AN_HOUR = 1_800_000

let deployment: PageServer
beforeEach(() => {
  deployment = new PageServer()
})
afterEach(() => deployment.close())

test('ME25: the server’s clock decides, the page knows it, and a proposal that came too late is kept as words', async () => {
  deployment.clockAhead = 2 * HALF_AN_HOUR
  const [lead, member] = [
    deployment.open(meeting1, facilitator),
    deployment.open(meeting1, memberB),
  ]
  await Promise.all([lead.synced(), member.synced()])
  // By the device's own clock there is half an hour left.
  meeting.set(lead.room.doc, 'meeting', { proposalsUntil: Date.now() + HALF_AN_HOUR })
  await lead.saved()
  await until(
    () => meeting.read(member.room.doc, 'meeting')?.proposalsUntil !== null,
    'the member sees the cut-off',
  )
  const { room } = member
  const values = { status: 'proposed', createdBy: 'p-b', createdByOrg: 'org-b' }
  const wish = { root: 'agenda', id: asId<RowId>(makeId()), values }
  expect(mayCreate(memberB, room.view, wish)).toBe('tooLate')

  const now = room.serverNow()
  done(
    addItem(room.doc, { id: asId('late'), title: 'Закъсняла точка' }, { seat: memberB, at: now }),
  )
  await until(() => member.replaced === 1, 'the edit is refused')
  await member.synced()
  expect(agenda.read(member.room.doc, asId('late'))).toBeNull()
  expect(member.room.notAccepted()).toContainEqual(
    expect.objectContaining({ text: 'Закъсняла точка', reason: 'tooLate' }),
  )
  expect(agenda.read(deployment.journal.stored(meeting1), asId('late'))).toBeNull()

  // The facilitator is not bound by it.
  done(addItem(lead.room.doc, { id: asId('own'), title: 'Точка' }, { seat: facilitator, at: now }))
  await lead.saved()
  expect(agenda.read(deployment.journal.stored(meeting1), asId('own'))?.title).toBe('Точка')
})
