import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A prepared data directory of Sedyanka, and what the load generator must know of it. */
export interface DeploymentRecord {
  boardId: string
  /** One session a person; the first is the facilitator's. */
  cookies: string[]
  /** The scenarios' names of documents → the rooms of the meetings that hold them. */
  rooms: Record<string, string>
}

const fileOf = (deployment: string, name: string): string => join(deployment, name)
export const recordFile = (deployment: string): string => fileOf(deployment, 'deployment.json')
export const dataFolder = (deployment: string): string => fileOf(deployment, 'data')
/** The document of a room as it stands in the data directory: every other server is given the same bytes. */
export const seedFile = (deployment: string, name: string): string =>
  fileOf(deployment, `${name}.seed`)
/** The edits of a fixture. */
export const fixtureFile = (deployment: string, name: string): string =>
  fileOf(deployment, `${name}.edits`)

export const readDeployment = (deployment: string): DeploymentRecord =>
  JSON.parse(readFileSync(recordFile(deployment), 'utf8')) as DeploymentRecord

export const readSeed = (deployment: string, name: string): Uint8Array =>
  new Uint8Array(readFileSync(seedFile(deployment, name)))
