import type { Seat } from '@sedyanka/shared/seat.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { board1, facilitator, memberA } from '../support/fixtures.ts'
import { PageServer } from '../support/page-server.ts'
import { until } from '../support/until.ts'

let deployment: PageServer
beforeEach(() => {
  deployment = new PageServer()
})
afterEach(() => deployment.close())

test.each<[string, Seat]>([
  ['role', { ...memberA, role: 'facilitator' }],
  ['organisation', { ...memberA, organisationId: asId('org-b') }],
])(
  'R744: a seat whose %s was changed after the page had been told of it, and before its line was open, is asked for anew',
  async (_what, seat) => {
    const page = deployment.open(board1, memberA)
    page.line.seat = seat
    await until(() => page.room.synced(), 'the page is in step')
    expect(page.room.reseated()).toBe(1)
  },
)

test('R744: a seat that is as the page was told is not asked for', async () => {
  for (const seat of [memberA, facilitator]) {
    const page = deployment.open(board1, seat)
    await until(() => page.room.synced(), 'the page is in step')
    expect(page.room.reseated()).toBe(0)
  }
})
