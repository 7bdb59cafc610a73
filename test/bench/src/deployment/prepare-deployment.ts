import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { boardRoom, meetingRoom } from '@sedyanka/shared/ids.ts'
import { organisations } from '@sedyanka/shared/reference/organisations.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { addNgos } from '../../../support/add-ngos.ts'
import { startServer } from '../../../support/server.ts'
import { Visitor } from '../../../support/visitor.ts'
import { peopleInHall } from '../fixtures/people.ts'
import { dataFolder, type DeploymentRecord, recordFile, seedFile } from './deployment.ts'
import { plant, plantAgenda } from './plant-agenda.ts'

/** A meeting of the deployment: its name in the scenarios, and with how many agenda items it starts. */
export interface PlannedRoom {
  name: string
  items: number
}

const openMeeting = async (visitor: Visitor, boardId: string, title: string): Promise<string> => {
  const { id } = await visitor.ask<{ id: string }>('POST', `/boards/${boardId}/meetings`, {
    title,
    series: '',
    date: '2026-11-24',
    startTime: '10:00',
    endTime: '11:30',
    place: '',
    format: 'hybrid',
    fromTemplate: false,
  })
  return meetingRoom(id)
}

/** 137 members of 46 organisations come in with the code on the screen. Answers with their sessions. */
const letIn = async (facilitator: Visitor, boardId: string): Promise<string[]> => {
  const code = await facilitator.roomCode(boardId)
  const cookies: string[] = []
  for (let person = 1; person < peopleInHall; person++) {
    const member = new Visitor(facilitator.url)
    const organisation = organisations[person % organisations.length]
    await member.joinByCode(code, organisation?.id ?? '', `Делегат ${person}`)
    cookies.push(member.cookie)
  }
  return cookies
}

/**
 * Sets a deployment up through the running server, as people would: a facilitator, a board, its meetings with their agenda,
 * 137 members. Leaves the data directory and the documents' bytes in `folder`; answers with the facilitator's seat.
 */
export const prepareDeployment = async (
  folder: string,
  planned: readonly PlannedRoom[],
): Promise<Seat> => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const server = await startServer({ env: { LOG_LEVEL: 'error' } })
  try {
    const facilitator = new Visitor(server.url)
    const { person } = await facilitator.setUp(server.setupLink, 'Мария Петрова')
    const { id: boardId } = await facilitator.ask<{ id: string }>('POST', '/boards', {
      title: 'Наводнение',
      templateId: 'naturalDisaster',
      withOrganisations: true,
    })
    const seat: Seat = {
      personId: person.id,
      name: person.name,
      role: 'facilitator',
      organisationId: null,
    }
    const { cookie } = facilitator
    const wire = `${server.url.replace('http', 'ws')}/sync/`
    await plant({ url: wire, room: boardRoom(boardId), cookie }, addNgos)
    const record: DeploymentRecord = { boardId, cookies: [facilitator.cookie], rooms: {} }
    for (const { name, items } of planned) {
      const room = await openMeeting(facilitator, boardId, name)
      const line = { url: wire, room, cookie }
      writeFileSync(seedFile(folder, name), await plantAgenda(line, { items, seat }))
      record.rooms[name] = room
    }
    record.cookies.push(...(await letIn(facilitator, boardId)))
    writeFileSync(recordFile(folder), JSON.stringify(record))
    await server.kill('SIGTERM')
    cpSync(server.dataDir, dataFolder(folder), { recursive: true })
    return seat
  } finally {
    await server.stop()
  }
}
