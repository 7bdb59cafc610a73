import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { expect } from 'vitest'
import type { Person } from './person.ts'
import type { TestServer } from './server.ts'

interface Seat {
  role: 'facilitator' | 'member' | 'observer'
  organisationId: OrganisationId | null
}

/** Gives somebody another role or organisation, as the page of people does. */
export const giveSeat = async (
  by: Person,
  at: { server: Pick<TestServer, 'url'>; board: string; name: string },
  change: Partial<Seat>,
): Promise<Seat> => {
  const members = `${at.server.url}/api/boards/${at.board}/members`
  const listed = (await (await by.page.request.get(members)).json()) as ({
    id: string
    name: string
  } & Seat)[]
  const found = listed.find((one) => one.name === at.name)
  const before = { role: found?.role ?? 'member', organisationId: found?.organisationId ?? null }
  const answer = await by.page.request.patch(`${members}/${found?.id}`, {
    headers: { origin: at.server.url },
    data: { ...before, ...change },
  })
  expect(answer.status()).toBe(200)
  return before
}
