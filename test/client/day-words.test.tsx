import { meetingToEnter } from '@sedyanka/client/board/frame/current-meeting.ts'
import { RelativeDay } from '@sedyanka/client/overview/RelativeDay.tsx'
import { I18nProvider } from '@sedyanka/client/i18n.tsx'
import { ReportList } from '@sedyanka/client/actions/ReportList.tsx'
import { TasksProvider } from '@sedyanka/client/actions/actions-context.tsx'
import type { ClientRoom } from '@sedyanka/client/sync/client-room.ts'
import { SnackbarProvider } from '@sedyanka/client/ui/Snackbar.tsx'
import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import type { ActionId, OrganisationId, PersonId, ReportId } from '@sedyanka/shared/ids.ts'
import { cleanup, render } from '@solidjs/testing-library'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { board1, facilitator } from '../support/fixtures.ts'
import { PageServer } from '../support/page-server.ts'
import { plainAction } from '../support/plain-action.ts'

afterEach(() => {
  vi.useRealTimers()
  cleanup()
})

/** A board's document with a meeting on each of these days, planned. */
const planned = (...days: string[]): Y.Doc => {
  const doc = new Y.Doc()
  days.forEach((date, index) =>
    meetings.create(doc, {
      id: asId(date),
      number: index + 1,
      title: 'Среща',
      series: '',
      date,
      startTime: '10:00',
      endTime: '11:00',
      place: '',
      status: 'scheduled',
      proposalsUntil: null,
      nextMeeting: null,
      held: null,
      speakingOrgId: null,
      nextOrgId: null,
    }),
  )
  return doc
}

test('PA49: the day word of the next meeting goes by the server’s clock, and changes at midnight on an open page', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  let now = momentOf('2026-12-31', '23:59')
  const room = { serverNow: () => now } as ClientRoom
  const { container, findByText } = render(() => (
    <I18nProvider language="bg">
      <RelativeDay day="2027-01-01" room={room} />
    </I18nProvider>
  ))
  await findByText('утре')
  now += 2 * 60_000
  vi.advanceTimersByTime(60_000)
  expect(container.textContent).toContain('днес')
  expect(container.textContent).not.toContain('утре')
})

test('BO38: how long ago a report was made is told anew on an open page', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  let now = momentOf('2026-12-31', '23:00')
  const report = {
    id: asId<ReportId>('r'),
    actionId: asId<ActionId>('a'),
    orgId: asId<OrganisationId>('org-a'),
    createdBy: asId<PersonId>('p'),
    createdAt: now - 5 * 60_000,
    status: 'inProgress',
    text: 'Започнахме',
    deletedAt: null,
  } as const
  const page = new PageServer()
  const { room } = page.open(board1, facilitator)
  room.serverNow = () => now
  const { container, findByText } = render(() => (
    <I18nProvider language="bg">
      <SnackbarProvider>
        <TasksProvider room={room}>
          <ReportList action={plainAction('a', {})} reports={[report]} />
        </TasksProvider>
      </SnackbarProvider>
    </I18nProvider>
  ))
  await findByText('Започнахме')
  expect(container.textContent).toContain('преди 5 минути')
  now += 24 * 60 * 60_000
  vi.advanceTimersByTime(60_000)
  expect(container.textContent).toContain('преди 1 ден')
  vi.useRealTimers()
  await page.close()
})

test('PA49: a wall is led to the next meeting by the day where the board is, whatever its own clock says', () => {
  const doc = planned('2026-12-01', '2027-01-01', '2030-06-01')
  expect(meetingToEnter(doc, true, '2026-12-31')).toBe('2027-01-01')
  expect(meetingToEnter(doc, true, '2027-01-01')).toBe('2027-01-01')
  expect(meetingToEnter(doc, true, '2027-01-02')).toBe('2030-06-01')
  expect(meetingToEnter(doc, true, '2031-01-01')).toBe('2030-06-01')
  expect(meetingToEnter(doc, false, '2026-12-31')).toBeNull()
})
