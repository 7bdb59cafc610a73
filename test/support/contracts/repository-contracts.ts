import { admissionReadsContract } from './admission-reads-contract.ts'
import { atOnceContract } from './at-once-contract.ts'
import { boardsContract } from './boards-contract.ts'
import { changesContract } from './changes-contract.ts'
import { cursorsContract } from './cursors-contract.ts'
import { deleteBoardContract } from './delete-board-contract.ts'
import { documentsContract } from './documents-contract.ts'
import { guessHoursContract } from './guess-hours-contract.ts'
import { invitationsContract } from './invitations-contract.ts'
import { joinBoardContract } from './join-board-contract.ts'
import { keptMinutesContract } from './kept-minutes-contract.ts'
import { lastSeenContract } from './last-seen-contract.ts'
import { membershipsContract } from './memberships-contract.ts'
import type { OpenStore } from './opened-store.ts'
import { peopleContract } from './people-contract.ts'
import { roomCodesContract } from './room-codes-contract.ts'
import { sessionTableContract } from './session-table-contract.ts'
import { takenWordsContract } from './taken-words-contract.ts'

const contracts = [
  admissionReadsContract,
  atOnceContract,
  boardsContract,
  changesContract,
  cursorsContract,
  deleteBoardContract,
  documentsContract,
  guessHoursContract,
  invitationsContract,
  joinBoardContract,
  keptMinutesContract,
  lastSeenContract,
  membershipsContract,
  peopleContract,
  roomCodesContract,
  sessionTableContract,
  takenWordsContract,
]

/** What every store must do, whatever it keeps its rows in: one suite for each repository. The journal has its own. */
export const repositoryContracts = (name: string, open: OpenStore): void => {
  for (const contract of contracts) contract(name, open)
}
