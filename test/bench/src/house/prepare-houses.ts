import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { recordEdits, saveFixture } from '../fixtures/fixture.ts'
import { peopleInHall } from '../fixtures/people.ts'
import { typeBoard } from '../fixtures/type-board.ts'
import { typeYear } from '../fixtures/type-year.ts'
import type { Params, ScenarioName } from '../load/job.ts'
import { fixtureFile, readSeed, recordFile } from './house.ts'
import { prepareHouse } from './prepare-house.ts'

const hall = [
  { name: 'plenary', items: peopleInHall },
  { name: 'minutes', items: peopleInHall },
  { name: 'board', items: peopleInHall },
  { name: 'year', items: 0 },
]

interface Plan {
  work: string
  scenarios: readonly ScenarioName[]
  params: Params
  reuse: boolean
}

/** The house of a scenario: 200 small meetings for S2, four big ones for the rest. */
export const houseOf = (work: string, scenario: ScenarioName): string =>
  join(work, scenario === 's2' ? 'house-of-rooms' : 'hall')

/** Prepares what the scenarios need: houses, and the edits of the two big documents. */
export const prepareHouses = async ({ work, scenarios, params, reuse }: Plan): Promise<void> => {
  const { rooms = 200, edits = 100_000 } = params
  const isReady = (house: string) => reuse && existsSync(recordFile(house))
  const roomsHouse = houseOf(work, 's2')
  if (scenarios.includes('s2') && !isReady(roomsHouse)) {
    const planned = Array.from({ length: rooms }, (_, room) => ({ name: `room${room}`, items: 1 }))
    await prepareHouse(roomsHouse, planned)
  }
  const hallHouse = houseOf(work, 's1')
  if (scenarios.every((scenario) => scenario === 's2') || isReady(hallHouse)) return
  const seat = await prepareHouse(hallHouse, hall)
  const board = readSeed(hallHouse, 'board')
  saveFixture(
    fixtureFile(hallHouse, 'board'),
    recordEdits(board, (doc) => typeBoard(doc, { edits, rows: 2000 })),
  )
  saveFixture(
    fixtureFile(hallHouse, 'year'),
    recordEdits(readSeed(hallHouse, 'year'), (doc) => typeYear(doc, seat)),
  )
}
