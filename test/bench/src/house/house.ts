import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A prepared data directory of Sedyanka, and what the load generator must know of it. */
export interface HouseRecord {
  boardId: string
  /** One session a person; the first is the facilitator's. */
  cookies: string[]
  /** The scenarios' names of documents → the rooms of the meetings that hold them. */
  rooms: Record<string, string>
}

const fileOf = (house: string, name: string): string => join(house, name)
export const recordFile = (house: string): string => fileOf(house, 'house.json')
export const dataFolder = (house: string): string => fileOf(house, 'data')
/** The document of a room as it stands in the data directory: every other server is given the same bytes. */
export const seedFile = (house: string, name: string): string => fileOf(house, `${name}.seed`)
/** The edits of a fixture. */
export const fixtureFile = (house: string, name: string): string => fileOf(house, `${name}.edits`)

export const readHouse = (house: string): HouseRecord =>
  JSON.parse(readFileSync(recordFile(house), 'utf8')) as HouseRecord

export const readSeed = (house: string, name: string): Uint8Array =>
  new Uint8Array(readFileSync(seedFile(house, name)))
