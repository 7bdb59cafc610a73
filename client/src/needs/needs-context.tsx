import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { createContext, type ParentProps, useContext } from 'solid-js'
import { createNames, type Names } from '../rows/create-names.ts'
import type { ClientRoom } from '../sync/client-room.ts'
import { createMay } from '../sync/permissions.ts'
import { createHelp, type Help } from './create-help.ts'
import { createHelpCommands, type HelpCommands } from './create-help-commands.ts'

/** What every part of the needs page works with. */
export interface NeedsScene extends Help {
  room: ClientRoom
  names: Names
  may: ReturnType<typeof createMay>
  commands: HelpCommands
  /** Whether that organisation is the one of this seat. */
  isOwn(orgId: OrganisationId): boolean
}

const NeedsContext = createContext<NeedsScene>()

export const NeedsProvider = (props: ParentProps<{ room: ClientRoom }>) => {
  const { room } = props
  const names = createNames(room)
  const scene: NeedsScene = {
    ...createHelp(room),
    room,
    names,
    may: createMay(room),
    commands: createHelpCommands(room, names),
    isOwn: (orgId) => room.seat.organisationId === orgId,
  }
  return <NeedsContext.Provider value={scene}>{props.children}</NeedsContext.Provider>
}

export const useNeeds = (): NeedsScene => {
  const scene = useContext(NeedsContext)
  if (!scene) throw new Error('useNeeds: there is no NeedsProvider above this component')
  return scene
}
