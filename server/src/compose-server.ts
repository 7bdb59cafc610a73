import { monotonicNow, wallNow } from '@sedyanka/shared/time/clocks.ts'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import { createResolveJoinKey } from './accounts/resolve-join-key.ts'
import { createGuessLimit } from './accounts/guess-limit.ts'
import { createGuessRisk } from './accounts/guess-risk.ts'
import { createInvite } from './accounts/invite.ts'
import { createJoinRate } from './accounts/join-rate.ts'
import { createOperatorAccess } from './accounts/operator.ts'
import { createRoomCodes } from './accounts/room-code.ts'
import { createReceipts } from './accounts/receipt.ts'
import { createSeats } from './accounts/seats.ts'
import { createSessions } from './accounts/sessions.ts'
import { createSetup } from './accounts/setup.ts'
import { createBoardFile } from './boards/board-file.ts'
import { createBoardCare } from './boards/care.ts'
import { createCreateBoard } from './boards/create-board.ts'
import { createCreateMeeting } from './boards/create-meeting.ts'
import { createTakeBack } from './boards/take-back.ts'
import { createBusyShare } from './busy-share.ts'
import { createConsequences } from './consequences/consequences.ts'
import { createListMeetings } from './consequences/list-meetings.ts'
import { createPassOnPostponed } from './consequences/pass-on-postponed.ts'
import { createCounts } from './counts.ts'
import { createApp } from './http/app.ts'
import { createClientAddress } from './http/client-address.ts'
import { createOrigins } from './http/origins.ts'
import type { Metrics } from './metrics/metrics.ts'
import { createFindMinutes } from './minutes/find-minutes.ts'
import { createKeepMinutes } from './minutes/keep-minutes.ts'
import { createUpgradeMinutes } from './minutes/upgrade-minutes.ts'
import type { TakeSurvey } from './ops/survey.ts'
import { createPress } from './press/press.ts'
import type { Store } from './store/open-store.ts'
import type { Log, Pack, Schedule } from './sync/ports.ts'
import { Rooms } from './sync/rooms.ts'

export interface ServerParts {
  store: Store
  log: Log
  /** Null when people use whatever address they typed. */
  publicUrl: string | null
  trustProxy: boolean
  /** Shown on the page "About"; null when the operator has not said. */
  sourceUrl?: string | null
  contact?: string | null
  backupDays?: number | null
  /** What a monitor may read with which token; null: nothing. */
  monitor?: { metrics: Metrics; token: string } | null
  /** Looks at what is kept, for the operator's page. */
  takeSurvey: TakeSurvey
  /** The built client. */
  clientDir: string
}

const deflated = promisify(deflate)
/** In zlib's own threads; its usual level: half the time of the best one, for a few bytes more. */
const pack: Pack = (bytes) => deflated(bytes)

/** A timer's shortest wait is a millisecond; what is due now runs in this turn of the event loop. */
const schedule: Schedule = (delay, run) => {
  if (delay <= 0) {
    const immediate = setImmediate(run)
    return () => clearImmediate(immediate)
  }
  const timer = setTimeout(run, delay)
  return () => clearTimeout(timer)
}

/** Connects the parts of the server with each other; nothing listens yet. */
export const composeServer = ({
  store,
  log,
  publicUrl,
  trustProxy,
  sourceUrl = null,
  contact = null,
  backupDays = null,
  monitor = null,
  takeSurvey,
  clientDir,
}: ServerParts) => {
  const { boards, documents, invitations, journal, keptMinutes, lastSeen, people } = store
  const counts = createCounts()
  const wires = { webSocket: 0, eventStream: 0 }
  const rooms: Rooms = new Rooms({
    journal,
    log,
    now: wallNow,
    monotonic: monotonicNow,
    schedule,
    pack,
    attach: createKeepMinutes(() => rooms),
    count: counts.count,
    observe: monitor?.metrics.observe,
    busyShare: createBusyShare(),
    boardOf: store.admission.boardOf,
    onCommitted: (changed) => consequences.committed(changed),
  })
  const consequences = createConsequences({
    consumers: [createListMeetings({ boards, rooms }), createPassOnPostponed({ rooms })],
    changes: store.changes,
    cursors: store.cursors,
    schedule,
    log,
  })
  const { secret } = store
  const sessions = createSessions({
    table: store.sessions,
    admission: store.admission,
    secret,
    publicUrl,
  })
  const seats = createSeats({ sessions, admission: store.admission, lastSeen })
  const setup = createSetup(people)
  const roomCodes = createRoomCodes({ boards, codes: store.roomCodes })
  const care = createBoardCare({ store, rooms, seats, roomCodes, log })
  const clock = monotonicNow
  const risk = createGuessRisk({ now: wallNow, hours: store.guessHours })
  const guessLimit = createGuessLimit({ risk, clock })
  const app = createApp({
    store,
    rooms,
    sessions,
    seats,
    setup,
    roomCodes,
    guessLimit,
    joinRate: createJoinRate({ clock, now: wallNow }),
    invite: createInvite({ invitations }),
    resolveJoinKey: createResolveJoinKey({
      boards,
      invitations,
      roomCodes,
      limit: guessLimit,
      rooms,
    }),
    createBoard: createCreateBoard({ boards }),
    findMinutes: createFindMinutes({ keptMinutes, rooms }),
    press: createPress({ log }),
    createMeeting: createCreateMeeting({ documents, rooms }),
    takeBack: createTakeBack(rooms, store.takenWords),
    care,
    boardFile: createBoardFile({ store, rooms }),
    receipts: createReceipts(secret),
    origins: createOrigins(publicUrl),
    clientAddress: createClientAddress(trustProxy),
    publicUrl,
    sourceUrl,
    contact,
    backupDays,
    clientDir,
    log,
    counts,
    wires,
    operator: createOperatorAccess({ sessions: store.operatorSessions, clock, now: wallNow }),
    takeSurvey,
    metrics: monitor && {
      token: monitor.token,
      contentType: monitor.metrics.contentType,
      read: () =>
        monitor.metrics.read({ health: () => rooms.health(), wires, refused: counts.read }),
    },
  })
  return {
    app,
    rooms,
    seats,
    setup,
    count: counts.count,
    finishErasing: care.finishErasing,
    consequences,
    /** To be called before anybody is let in. */
    upgrade: createUpgradeMinutes({ keptMinutes, rooms, log, now: wallNow }),
  }
}
