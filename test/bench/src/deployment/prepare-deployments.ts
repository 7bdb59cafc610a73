import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { recordEdits, saveFixture } from '../fixtures/fixture.ts'
import { peopleInHall } from '../fixtures/people.ts'
import { typeBoard } from '../fixtures/type-board.ts'
import { typeYear } from '../fixtures/type-year.ts'
import type { Params, ScenarioName } from '../load/job.ts'
import { fixtureFile, readSeed, recordFile } from './deployment.ts'
import { type PlannedRoom, prepareDeployment } from './prepare-deployment.ts'

interface Plan {
  work: string
  scenarios: readonly ScenarioName[]
  params: Params
  /** Keep what an earlier run prepared. */
  reuse: boolean
}

const hall: PlannedRoom[] = [
  { name: 'plenary', items: peopleInHall },
  { name: 'minutes', items: peopleInHall },
  { name: 'board', items: peopleInHall },
  { name: 'year', items: 0 },
]

/** The deployment of a scenario: 200 small meetings for S2, four big ones for the rest. */
export const deploymentOf = (work: string, scenario: ScenarioName): string =>
  join(work, scenario === 's2' ? 'deployment-of-rooms' : 'hall')

const seatFile = (deployment: string): string => join(deployment, 'seat.json')

const prepare = async (
  deployment: string,
  rooms: readonly PlannedRoom[],
  reuse: boolean,
): Promise<Seat> => {
  if (reuse && existsSync(recordFile(deployment)))
    return JSON.parse(readFileSync(seatFile(deployment), 'utf8')) as Seat
  const seat = await prepareDeployment(deployment, rooms)
  writeFileSync(seatFile(deployment), JSON.stringify(seat))
  return seat
}

/** The edits of the two big documents; they sign with the seat of the deployment's facilitator. */
const typeDocuments = (
  deployment: string,
  { seat, edits }: { seat: Seat; edits: number },
): void => {
  const documents = {
    board: () =>
      recordEdits(readSeed(deployment, 'board'), (doc) => typeBoard(doc, { edits, rows: 2000 })),
    year: () => recordEdits(readSeed(deployment, 'year'), (doc) => typeYear(doc, seat)),
  }
  for (const [name, type] of Object.entries(documents))
    if (!existsSync(fixtureFile(deployment, name)))
      saveFixture(fixtureFile(deployment, name), type())
}

/** Prepares what the scenarios need. */
export const prepareDeployments = async ({
  work,
  scenarios,
  params,
  reuse,
}: Plan): Promise<void> => {
  const { rooms = 200, edits = 100_000 } = params
  const small = Array.from({ length: rooms }, (_, room) => ({ name: `room${room}`, items: 1 }))
  if (scenarios.includes('s2')) await prepare(deploymentOf(work, 's2'), small, reuse)
  if (scenarios.every((scenario) => scenario === 's2')) return
  const deployment = deploymentOf(work, 's1')
  const seat = await prepare(deployment, hall, reuse)
  if (scenarios.includes('s3') || scenarios.includes('s6'))
    typeDocuments(deployment, { seat, edits })
}
