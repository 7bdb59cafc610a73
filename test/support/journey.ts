import type {
  BoardDetails,
  Me,
  Member,
  NewInvitation,
  RemovedOrganisation,
  TakenBack,
} from '@sedyanka/shared/wire/api.ts'
import { makeOperatorLink } from '@sedyanka/server/ops/setup-link.ts'
import { type MeetingId, meetingRoom } from '@sedyanka/shared/ids.ts'
import { closeMeeting } from '@sedyanka/shared/meeting/ending.ts'
import { startMeeting } from '@sedyanka/shared/meeting/flow.ts'
import { asId } from './as-id.ts'
import { by, done } from './commands.ts'
import {
  type Answer,
  type Deployment,
  joinAs,
  newBoard,
  openBoard,
  type TestBrowser,
} from './deployment.ts'

export const newMeeting = {
  title: 'Среща',
  series: '',
  date: '2030-01-10',
  startTime: '10:00',
  endTime: '11:00',
  place: '',
  format: 'hybrid',
  fromTemplate: true,
}

interface Step {
  /** As the app names it, with parameters. */
  route: string
  /** What the disk has to do with it. */
  kind: 'reads' | 'writes'
  /** Its status when all is well. */
  status: number
  send: () => Promise<Answer>
}
export type StepAnswer = Pick<Step, 'route' | 'kind' | 'status'> & { answer: Answer }

/**
 * Every route that reads or writes, each with something of its own to do, so that it can be done once and only once:
 * while a fault lasts nothing of it happens, and afterwards all of it does.
 */
export const prepareJourney = async (deployment: Deployment) => {
  const { facilitator, boardId } = await openBoard(deployment)
  const board = `/api/boards/${boardId}`
  const invite = (role: 'member' | 'observer' = 'observer') =>
    facilitator.ask<NewInvitation>('POST', `${board}/invitations`, { role, organisationId: null })
  const [toRotate, toRevoke, toLook] = [await invite(), await invite(), await invite('member')]
  const crowded = await invite('observer')
  const key = { token: crowded.token }
  await deployment.browser().post('/api/join', { key, organisationId: null, name: 'Тълпа' })
  const leaving = await joinAs({ facilitator, boardId, deployment }, 'member')
  const idOf = async (browser: TestBrowser): Promise<string> => {
    const { person } = await browser.ask<Me>('GET', '/api/me')
    const members = await facilitator.ask<Member[]>('GET', `${board}/members`)
    return members.find(({ personId }) => personId === person.id)?.id ?? ''
  }
  const changed = await idOf(await joinAs({ facilitator, boardId, deployment }, 'member'))
  const removed = await idOf(await joinAs({ facilitator, boardId, deployment }, 'observer'))
  const meeting = await facilitator.ask<{ id: MeetingId }>('POST', `${board}/meetings`, newMeeting)
  await deployment.rooms.change(meetingRoom(meeting.id), (doc) => {
    done(startMeeting(doc, {}, by(1)))
    done(closeMeeting(doc, {}, by(2)))
  })
  const { id: sampleId } = await facilitator.ask<{ id: string }>('POST', '/api/boards/sample')
  const sample = `/api/boards/${sampleId}`
  const archived = await facilitator.ask<{ id: string }>('POST', '/api/boards', newBoard)
  await facilitator.ask('POST', `/api/boards/${archived.id}/archive`)
  const { title: sampleTitle } = await facilitator.ask<BoardDetails>('GET', sample)
  await joinAs({ facilitator, boardId, deployment }, 'member', asId('inst-rzok'))
  const goneOrganisation = await facilitator.ask<RemovedOrganisation>(
    'POST',
    `${board}/organisations/inst-rzok/remove`,
  )
  await joinAs({ facilitator, boardId, deployment }, 'member', asId('inst-rdsp'))
  const get = (route: string, path: string): Step => ({
    route: `GET ${route}`,
    kind: 'reads',
    status: 200,
    send: () => facilitator.get(path),
  })
  const write = (route: string, status: number, send: () => Promise<Answer>): Step => ({
    route,
    kind: 'writes',
    status,
    send,
  })
  const leaver = await idOf(await joinAs({ facilitator, boardId, deployment }, 'observer'))
  const left = await idOf(await joinAs({ facilitator, boardId, deployment }, 'observer'))
  const minutes = 10
  const { receipt } = await facilitator.ask<TakenBack>(
    'POST',
    `${board}/members/${left}/take-back`,
    { minutes },
  )
  const joiner = deployment.browser('192.0.2.77')
  const operator = deployment.browser('192.0.2.79')
  const operatorLink = () => ({ token: makeOperatorLink(deployment.dataDir) })
  await operator.ask('POST', '/api/operator/open', operatorLink())
  const nextLink = operatorLink()
  const steps: Step[] = [
    get('/api/about', '/api/about'),
    get('/api/setup', '/api/setup'),
    get('/api/me', '/api/me'),
    get('/api/boards/:boardId', board),
    get('/api/boards/:boardId/invitations', `${board}/invitations`),
    get('/api/boards/:boardId/members', `${board}/members`),
    get('/api/boards/:boardId/door', `${board}/door`),
    get('/api/boards/:boardId/file', `${board}/file`),
    get('/api/boards/:boardId/history', `${board}/history?collection=board&row=board`),
    get(
      '/api/boards/:boardId/meetings/:meetingId/minutes',
      `${board}/meetings/${meeting.id}/minutes`,
    ),
    get('/api/boards/:boardId/meetings/:meetingId/marks', `${board}/meetings/${meeting.id}/marks`),
    get(
      '/api/boards/:boardId/meetings/:meetingId/:file{minutes\\.[^/]+}',
      `${board}/meetings/${meeting.id}/minutes.docx`,
    ),
    {
      ...get('/api/operator', '/api/operator'),
      send: () => operator.get('/api/operator'),
    },
    {
      ...get('/api/operator/boards', '/api/operator/boards'),
      send: () => operator.get('/api/operator/boards?from=0'),
    },
    write('POST /api/operator/close', 200, () => operator.post('/api/operator/close')),
    write('POST /api/operator/open', 200, () =>
      deployment.browser('192.0.2.80').post('/api/operator/open', nextLink),
    ),
    {
      route: 'POST /api/join/look',
      kind: 'reads',
      status: 200,
      send: () => joiner.post('/api/join/look', { key: { token: toLook.token } }),
    },
    write('POST /api/setup', 410, () =>
      deployment
        .browser('192.0.2.78')
        .post('/api/setup', { token: deployment.setupToken, name: 'Втори' }),
    ),
    write('POST /api/join', 200, () =>
      joiner.post('/api/join', {
        key: { token: toLook.token },
        organisationId: 'inst-rzi',
        name: 'Нов',
      }),
    ),
    write('POST /api/sign-out', 200, () => leaving.post('/api/sign-out')),
    write('POST /api/boards', 201, () => facilitator.post('/api/boards', newBoard)),
    write('POST /api/boards/sample', 201, () => facilitator.post('/api/boards/sample')),
    write('POST /api/boards/:boardId/history/erase', 200, () =>
      facilitator.post(`${board}/history/erase`, {
        collection: 'organisations',
        row: 'inst-rzok',
      }),
    ),
    write('POST /api/boards/:boardId/room-code', 200, () => facilitator.post(`${board}/room-code`)),
    write('DELETE /api/boards/:boardId/room-code', 200, () =>
      facilitator.send('DELETE', `${board}/room-code`),
    ),
    write('POST /api/boards/:boardId/invitations', 201, () =>
      facilitator.post(`${board}/invitations`, { role: 'member', organisationId: null }),
    ),
    write('POST /api/boards/:boardId/invitations/:id/rotate', 200, () =>
      facilitator.post(`${board}/invitations/${toRotate.id}/rotate`),
    ),
    write('DELETE /api/boards/:boardId/invitations/:id', 200, () =>
      facilitator.send('DELETE', `${board}/invitations/${toRevoke.id}`),
    ),
    write('PATCH /api/boards/:boardId/members/:id', 200, () =>
      facilitator.send('PATCH', `${board}/members/${changed}`, {
        role: 'member',
        organisationId: 'ngo-03',
      }),
    ),
    write('DELETE /api/boards/:boardId/members/:id', 200, () =>
      facilitator.send('DELETE', `${board}/members/${removed}`),
    ),
    {
      route: 'POST /api/boards/:boardId/members/:id/written',
      kind: 'reads',
      status: 200,
      send: () => facilitator.post(`${board}/members/${changed}/written`, { minutes }),
    },
    write('POST /api/boards/:boardId/members/:id/take-back', 200, () =>
      facilitator.post(`${board}/members/${leaver}/take-back`, { minutes }),
    ),
    write('POST /api/boards/:boardId/give-back', 200, () =>
      facilitator.post(`${board}/give-back`, { receipt }),
    ),
    write('POST /api/boards/:boardId/members/sweep', 200, () =>
      facilitator.post(`${board}/members/sweep`, {
        invitationId: crowded.id,
        since: Date.now() - 60_000,
      }),
    ),
    write('POST /api/boards/:boardId/meetings', 201, () =>
      facilitator.post(`${board}/meetings`, newMeeting),
    ),
    write('POST /api/boards/:boardId/organisations/:id/remove', 200, () =>
      facilitator.post(`${board}/organisations/inst-rdsp/remove`),
    ),
    write('POST /api/boards/:boardId/organisations/:id/restore', 200, () =>
      facilitator.post(`${board}/organisations/inst-rzok/restore`, {
        receipt: goneOrganisation.receipt,
      }),
    ),
    write('POST /api/boards/:boardId/archive', 200, () => facilitator.post(`${sample}/archive`)),
    write('POST /api/boards/:boardId/bring-back', 200, () =>
      facilitator.post(`/api/boards/${archived.id}/bring-back`),
    ),
    write('POST /api/boards/:boardId/delete', 200, () =>
      facilitator.post(`${sample}/delete`, { title: sampleTitle }),
    ),
  ]
  return {
    facilitator,
    boardId,
    routes: steps.map(({ route }) => route),
    /** Goes through all of it, one step after another, and answers with what came. */
    travel: async (): Promise<StepAnswer[]> => {
      const answers: StepAnswer[] = []
      for (const { send, ...step } of steps) answers.push({ ...step, answer: await send() })
      return answers
    },
  }
}
export type Journey = Awaited<ReturnType<typeof prepareJourney>>
