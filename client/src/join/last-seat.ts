import { recall, remember } from '../device.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'

/** Who sat at this device last: proposed next time, never trusted. */
export interface LastSeat {
  organisationId: OrganisationId | null
  name: string
}

const STORED = 'sedyanka.lastSeat'

export const rememberSeat = (seat: LastSeat | null): void =>
  remember(STORED, seat && JSON.stringify(seat))

export const recallSeat = (): LastSeat | null => {
  try {
    const stored: unknown = JSON.parse(recall(STORED) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return null
    const { organisationId, name } = stored as Partial<LastSeat>
    return {
      organisationId: typeof organisationId === 'string' ? organisationId : null,
      name: typeof name === 'string' ? name : '',
    }
  } catch {
    return null
  }
}
