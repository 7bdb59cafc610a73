import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { type BoardId, type OrganisationId, boardRoom } from '@sedyanka/shared/ids.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'

/**
 * Checks that a role and an organisation go together: members sit for one of the board's, facilitators may, observers
 * and screens never do. Throws `badRequest` otherwise.
 */
export const checkOrganisation = async (
  { rooms }: Pick<HttpDeps, 'rooms'>,
  boardId: BoardId,
  {
    role,
    organisationId,
    mayBeOpen,
  }: { role: Role; organisationId: OrganisationId | null; mayBeOpen: boolean },
): Promise<void> => {
  const wrong = new HttpFault('badRequest', ['organisationId'])
  if (organisationId === null) {
    if (role === 'member' && !mayBeOpen) throw wrong
    return
  }
  if (role === 'observer' || role === 'screen') throw wrong
  const row = await rooms.read(boardRoom(boardId), (doc) => organisations.read(doc, organisationId))
  if (!row || row.deletedAt !== null) throw wrong
}
