import type * as Y from 'yjs'
import { addAction } from './actions/add-action.ts'
import { assignAction, takeBackAssignment } from './actions/assign-action.ts'
import { acceptChange, removeAction, restoreAction, setDueDate } from './actions/change-action.ts'
import { changeBoard } from './board/change-board.ts'
import { removeMatch, restoreMatch, setMatchStatus } from './help/change-match.ts'
import {
  addNeed,
  changeNeed,
  removeNeed,
  restoreNeed,
  resumeNeed,
  withdrawNeed,
} from './help/change-need.ts'
import {
  addOffer,
  changeOffer,
  removeOffer,
  restoreOffer,
  resumeOffer,
  withdrawOffer,
} from './help/change-offer.ts'
import { addOrganisation, changeOrganisation } from './organisations/change-organisation.ts'
import { answerDate, askForDate, dropDateRequest } from './actions/date-request.ts'
import { linkOffer, pledge, takeBackPledge } from './help/pledge.ts'
import { reportProgress, takeBackReport } from './actions/report-progress.ts'
import { setReasons, shortenReport } from './actions/shorten-report.ts'
import { type By, failed, type Result } from './rows/command.ts'
import type { RoomKind } from './ids.ts'
import {
  addItem,
  changeItem,
  includeItem,
  moveItem,
  removeItem,
  restoreItem,
  withdrawItem,
} from './meeting/agenda-edits.ts'
import { takeIn } from './meeting/carry-over.ts'
import { confirmAttendance, markRestAbsent, recordAttendance } from './meeting/checking-in.ts'
import {
  adoptDecision,
  cancelVote,
  castVote,
  countHands,
  draftDecision,
  openVote,
  rejectDecision,
  removeDecision,
  restoreDecision,
  retractDecision,
} from './meeting/deciding.ts'
import { saveDetails } from './meeting/details.ts'
import { cancelMeeting, closeMeeting, reopenMeeting, setMinutesState } from './meeting/ending.ts'
import {
  goToItem,
  goToNext,
  goToPrevious,
  postponeItem,
  postponeItems,
  startMeeting,
} from './meeting/flow.ts'
import { setLead } from './meeting/leading.ts'
import { recordNames } from './meeting/naming.ts'
import { decideLine } from './meeting/owed-lines.ts'
import {
  callSpeaker,
  finishSpeaker,
  limitSpeaking,
  lowerHand,
  raiseHand,
  removeSpeaker,
} from './meeting/speaking.ts'

/** A command whose arguments come from anywhere: its schema says what they must be. */
export interface NamedCommand {
  (doc: Y.Doc, args: never, by: By): Result
  readonly name: string
}

const byName = (list: readonly NamedCommand[]): ReadonlyMap<string, NamedCommand> =>
  new Map(list.map((each) => [each.name, each]))

/**
 * Every command by its name, for both kinds of document: what the server does for somebody who names it. Pages import the
 * ones that they use.
 */
export const commands: Record<RoomKind, ReadonlyMap<string, NamedCommand>> = {
  board: byName([
    changeBoard,
    addOrganisation,
    changeOrganisation,
    addAction,
    assignAction,
    takeBackAssignment,
    setDueDate,
    acceptChange,
    removeAction,
    restoreAction,
    reportProgress,
    takeBackReport,
    shortenReport,
    setReasons,
    askForDate,
    answerDate,
    dropDateRequest,
    addNeed,
    changeNeed,
    withdrawNeed,
    resumeNeed,
    removeNeed,
    restoreNeed,
    addOffer,
    changeOffer,
    withdrawOffer,
    resumeOffer,
    removeOffer,
    restoreOffer,
    pledge,
    takeBackPledge,
    linkOffer,
    setMatchStatus,
    removeMatch,
    restoreMatch,
  ]),
  meeting: byName([
    startMeeting,
    goToItem,
    goToNext,
    goToPrevious,
    closeMeeting,
    cancelMeeting,
    reopenMeeting,
    setMinutesState,
    setLead,
    limitSpeaking,
    saveDetails,
    addItem,
    changeItem,
    includeItem,
    takeIn,
    postponeItem,
    postponeItems,
    withdrawItem,
    moveItem,
    removeItem,
    restoreItem,
    decideLine,
    draftDecision,
    openVote,
    cancelVote,
    adoptDecision,
    rejectDecision,
    retractDecision,
    countHands,
    removeDecision,
    restoreDecision,
    castVote,
    recordAttendance,
    confirmAttendance,
    markRestAbsent,
    recordNames,
    raiseHand,
    lowerHand,
    callSpeaker,
    finishSpeaker,
    removeSpeaker,
  ]),
}

/**
 * Does what is named, with arguments of any kind: the command's schema refuses those that do not fit. An unknown name is
 * `invalid`, in the field `name`.
 */
export const runByName = (
  kind: RoomKind,
  doc: Y.Doc,
  { name, args, by }: { name: string; args: unknown; by: By },
): Result => {
  const found = commands[kind].get(name)
  return found ? found(doc, args as never, by) : failed('invalid', 'name')
}
