import { type Monotonic, monotonicNow } from '@sedyanka/shared/time/clocks.ts'
import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { parseRoomName, type RoomKind, type RoomName } from '@sedyanka/shared/ids.ts'
import type { View } from '@sedyanka/shared/rights/judging.ts'
import { origins } from '@sedyanka/shared/rows/records.ts'
import { documentSchema, namesPersons } from '@sedyanka/shared/schema.ts'
import { isSameSeat, type Role, type Seat, seesNames } from '@sedyanka/shared/seat.ts'
import { viewOf } from '@sedyanka/shared/rights/policy-view.ts'
import { type Accessor, batch, createSignal } from 'solid-js'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { copyUnsent, type UnsentEdits, withIds } from './unsent-edits.ts'
import { type Ended, endings } from './endings.ts'
import { beforeRecovery, fetchRewriting, withRewriting } from './rewriting.ts'
import { openTransport } from './choose-transport.ts'
import { Connection } from './connection.ts'
import { DeviceStore } from './device-store.ts'
import { makeLeftovers } from './leftovers.ts'
import type { Lost } from './lost.ts'
import { type LostReason, type NotAccepted, RefusedWords } from './refused-words.ts'
import type { Unaccepted } from './replay.ts'
import type { ClientRoomOptions } from './room-options.ts'
import { type SavedState, savedState, waiting } from './saved-state.ts'
import { ServerClock } from './server-clock.ts'
import { warnBeforeLeaving } from './warn-before-leaving.ts'

export interface ClientRoom {
  readonly name: RoomName
  readonly kind: RoomKind
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** The seat of this page now. It changes in place: read it where it is used. */
  readonly seat: Seat
  /** The document as the policy sees it. */
  readonly view: View
  /** Undoes own edits of structured rows; rich text has its own. */
  readonly undo: Y.UndoManager
  /** It was closed: nothing comes of it any more. */
  over: Accessor<boolean>
  /** Content is here, from this device or the server. */
  ready: Accessor<boolean>
  /** The server's whole state has arrived on this connection. */
  synced: Accessor<boolean>
  connected: Accessor<boolean>
  saved: Accessor<SavedState>
  /** The server says that it cannot store at present, whether or not anything waits here. */
  degraded: Accessor<boolean>
  ended: Accessor<Ended | null>
  notAccepted: Accessor<NotAccepted[]>
  dismissNotAccepted(id: string): void
  /** The server's clock, epoch milliseconds. */
  serverNow(): number
  /** Tries to connect now. */
  retry(): void
  /** Writes what was done in the room before it after that one was closed. Only once this one is ready. */
  takeIn(edits: UnsentEdits): void
  /** The page was told of another seat of this person. While there is a line, its server's word counts. */
  reseat(seat: Seat): void
  /** The server has ended it for good: what no server has is told as words, and the device keeps the document no more. */
  giveUp(reason: LostReason): void
  /** Nobody looks at it any more: it ends as soon as nothing in it would be lost. */
  leave(): void
  destroy(): void
}

/** Opens a room: from this device at once, from the server as soon as there is a line. The caller destroys it. */
export const makeClientRoom = (options: ClientRoomOptions): ClientRoom => {
  const { name, handover } = options
  const kind = parseRoomName(name)?.kind ?? 'board'
  const [seat, setSeat] = createSignal(handover?.seat ?? options.seat, { equals: isSameSeat })
  const isSparing = (role: Role) => !seesNames(role) && namesPersons(kind)
  /** The server may have kept back in this document what names persons. */
  let isSpared = isSparing(seat().role)
  const doc = new Y.Doc()
  const roots = [...documentSchema[kind].keys()].map((root) => doc.getMap<unknown>(root))
  const awareness = new Awareness(doc)
  const [ready, setReady] = createSignal(false)
  const [synced, setSynced] = createSignal(false)
  const [connected, setConnected] = createSignal(false)
  const [saved, setSaved] = createSignal<SavedState>({ kind: 'saving', pending: 0, slow: false })
  const [degraded, setDegraded] = createSignal(false)
  const [ended, setEnded] = createSignal<Ended | null>(null)
  const [over, setOver] = createSignal(false)
  const refusedWords = new RefusedWords(seat().personId, name)
  const [notAccepted, setNotAccepted] = createSignal(refusedWords.with(handover?.notAccepted ?? []))
  const clock = new ServerClock()
  let pendingSince: Monotonic | null = null
  let knownEpoch = ''
  let refused: { place: string; reason: string } | null = null
  let connection: Connection | null = null
  let isLeft = false
  let lost: Lost | null = null
  const keepWords = (words: NotAccepted[]) => {
    setNotAccepted(words)
    refusedWords.keep(words)
  }
  const addWords = (words: readonly Unaccepted[]) => {
    if (words.length > 0) keepWords([...refusedWords.with(notAccepted()), ...withIds(words)])
  }
  /** Turns what connection and device know into what the page shows. */
  const refresh = () => {
    if (over() || !connection) return
    if (lost?.isOutdated(connection.pending.count)) tellLost(lost)
    const pending = lost?.isKept ? 0 : connection.pending.count + leftovers.count
    pendingSince = pending === 0 ? null : (pendingSince ?? monotonicNow())
    if (pending === 0) store.setAllSaved()
    const { connected, acknowledges, degraded, synced } = connection
    const facts = { connected, acknowledges, degraded, pending, pendingSince }
    batch(() => {
      setConnected(connected)
      setDegraded(connected && degraded)
      setSynced(synced)
      const next = savedState({ ...facts, storedHere: store.stored }, monotonicNow())
      setSaved((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
    })
    if (isLeft && (isSafe() || ended())) destroy()
  }
  const leftovers = makeLeftovers(handover?.edits ?? [], {
    target: () => ({ kind, seat: seat(), fresh: doc }),
    addWords,
    changed: () => refresh(),
    keep: () => store.replace(),
    askForTurn: () => connection?.recover('recover'),
    endTurn: () => connection?.recover('recovered'),
    show: () => setReady(true),
    handOn: ({ edits }) => {
      // Nobody looks: the words wait on the device for whoever does.
      if (isLeft) withRewriting(({ wordsIn }) => addWords(edits.flatMap(wordsIn)))
      batch(() => {
        destroy()
        const [unsent, told] = [store.handOver(), notAccepted()]
        if (!isLeft) options.onReplaced({ seat: seat(), edits, unsent, notAccepted: told })
      })
    },
    giveUp: ({ edits: earlier, reason }) => {
      store.handOver()
      withRewriting(({ Lost }) => {
        lost ??= new Lost({ reason, doc, earlier, words: refusedWords, seat: seat(), room: name })
        tellLost(lost)
        refresh()
      })
    },
  })
  const store = new DeviceStore(doc, {
    personId: seat().personId,
    room: name,
    isSpared: () => isSpared,
    onChange: () => refresh(),
    onTakenOver: (updates) => connection?.inherit(updates),
    startAnew: leftovers.count > 0,
    unsent: handover?.unsent ?? null,
  })
  const look = () => {
    const leap = clock.takeLeap()
    // Without a line nobody can be asked, and machines sleep more often than their clocks are set.
    if (leap !== 0 && !connection?.askTime() && leap > 0) clock.skip(leap)
    leftovers.take({ type: 'waited' })
    if (synced()) void fetchRewriting()
  }
  const slowTimer = setInterval(look, 1_000)

  const isSafe = () => saved().kind === 'saved' || saved().kind === 'device'
  const stopWarning = warnBeforeLeaving(() => !isSafe() && waiting(saved()) > 0)

  const tellLost = (what: Lost) =>
    setNotAccepted(what.tell(connection?.pending.updates ?? [], notAccepted()))
  /** Leaves this document, with a copy of it and of what no server has of it. */
  const hand = (why: UnsentEdits['why'], refusal: { place: string; reason: string }) => {
    const unstored = connection?.pending.updates ?? []
    leftovers.take({ type: 'left', copy: copyUnsent(doc, unstored, { why, refused: refusal }) })
  }
  /** Of a document in which no person is named the names never come: another is fetched in its place. */
  const fetchNamed = () =>
    connection?.pending.count
      ? hand('refused', { place: '', reason: '' })
      : leftovers.take({ type: 'left', copy: null })

  const onEnded = (code: number) => {
    if (code === closeCodes.rejected)
      return hand('refused', refused ?? { place: '', reason: 'malformed' })
    setEnded(endings[code] ?? 'removed')
    refresh()
  }

  const start = async () => {
    const found = await store.load()
    if (over()) return
    knownEpoch = found.epoch
    connection = new Connection({
      room: name,
      doc,
      awareness,
      epoch: () => knownEpoch,
      open: options.open ?? openTransport,
      events: {
        changed: refresh,
        welcomed: ({ epoch, serverTime, role, rewritten, ...told }) => {
          clock.set(serverTime)
          const { organisationId = seat().organisationId } = told
          setSeat({ ...seat(), role, organisationId })
          // Another edition: never merge blindly. Write again what a restored server lacks, or only what none had.
          const why = rewritten ? 'rewritten' : 'restored'
          if (knownEpoch !== '' && knownEpoch !== epoch)
            return hand(why, { place: '', reason: why })
          if (isSpared && !isSparing(role)) return fetchNamed()
          isSpared = isSparing(role)
          if (knownEpoch !== epoch) store.setEpoch(epoch)
          knownEpoch = epoch
        },
        synced: () => leftovers.take({ type: 'synced' }),
        parted: () => leftovers.take({ type: 'parted' }),
        recoverNow: () => setTimeout(() => leftovers.take({ type: 'recoverNow' }), beforeRecovery),
        rejected: ({ reason, detail }) => {
          refused = { reason, place: detail }
        },
        ended: onEnded,
      },
    })
    connection.pending.inherit(found.pending)
    if (found.any) setReady(true)
    refresh()
  }

  const destroy = () => {
    setOver(true)
    leftovers.take({ type: 'closed' })
    clearInterval(slowTimer)
    stopWarning()
    connection?.destroy()
    store.close()
    awareness.destroy()
    doc.destroy()
  }
  void start()
  return {
    name,
    kind,
    doc,
    awareness,
    get seat() {
      return seat()
    },
    view: viewOf(kind, doc, () => clock.now()),
    undo: new Y.UndoManager(roots, {
      trackedOrigins: new Set([origins.edit]),
      captureTimeout: 500,
    }),
    over,
    ready,
    synced,
    connected,
    saved,
    degraded,
    ended,
    notAccepted,
    dismissNotAccepted: (id) => keepWords(notAccepted().filter((each) => each.id !== id)),
    serverNow: () => clock.now(),
    retry: () => connection?.retry(),
    takeIn: (edits) => withRewriting(() => leftovers.take({ type: 'brought', edits })),
    reseat: (next) => setSeat(connection?.acknowledges ? { ...seat(), name: next.name } : next),
    giveUp: (reason) => leftovers.take({ type: 'lost', reason }),
    leave: () => {
      isLeft = true
      awareness.setLocalState(null)
      refresh()
      if (!connection) destroy()
    },
    destroy,
  }
}
