import { type Monotonic, monotonicNow } from '@sedyanka/shared/clocks.ts'
import { closeCodes } from '@sedyanka/shared/close-codes.ts'
import { parseRoomName, type RoomKind, type RoomName } from '@sedyanka/shared/ids.ts'
import type { View } from '@sedyanka/shared/judging.ts'
import { origins } from '@sedyanka/shared/records.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { viewOf } from '@sedyanka/shared/view.ts'
import { type Accessor, batch, createSignal } from 'solid-js'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { behind, carry, type Carried, type CarriedEdits, named } from './carried.ts'
import { type Ended, endings } from './endings.ts'
import { beforeTurn, carryingNow, fetchCarrying, withCarrying, writeAgain } from './carrying.ts'
import { openTransport } from './choose-transport.ts'
import { Connection } from './connection.ts'
import { DeviceStore } from './device-store.ts'
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
  readonly seat: Seat
  /** The document as the policy sees it. */
  readonly view: View
  /** Undoes own edits of structured rows; rich text has its own. */
  readonly undo: Y.UndoManager
  /** Content is here, from this device or the server. */
  ready: Accessor<boolean>
  /** The server's whole state has arrived on this connection. */
  synced: Accessor<boolean>
  connected: Accessor<boolean>
  saved: Accessor<SavedState>
  /** The server says that it cannot store at present, whether or not anything waits here. */
  degraded: Accessor<boolean>
  ended: Accessor<Ended | null>
  /** How often the server said that the seat has changed; which seat it is now, the API tells. */
  reseated: Accessor<number>
  notAccepted: Accessor<NotAccepted[]>
  dismissNotAccepted(id: string): void
  /** The server's clock, epoch milliseconds. */
  serverNow(): number
  /** Tries to connect now. */
  retry(): void
  /** Writes what was done in the room before it after that one was closed. Only once this one is ready. */
  takeIn(edits: CarriedEdits): void
  /** What the room that takes this one's place must write, as it is on no disk. This one is to be destroyed then. */
  handOver(): Carried
  /** The server has ended it for good: what no server has is told as words, and the device keeps the document no more. */
  giveUp(reason: LostReason): void
  /** Nobody looks at it any more: it ends as soon as nothing in it would be lost. */
  leave(): void
  destroy(): void
}

/** Opens a room: from this device at once, from the server as soon as there is a line. The caller destroys it. */
export const makeClientRoom = (options: ClientRoomOptions): ClientRoom => {
  const { name, seat, carried } = options
  const kind = parseRoomName(name)?.kind ?? 'board'
  const doc = new Y.Doc()
  const roots = [...documentSchema[kind].keys()].map((root) => doc.getMap<unknown>(root))
  const awareness = new Awareness(doc)
  const [ready, setReady] = createSignal(false)
  const [synced, setSynced] = createSignal(false)
  const [connected, setConnected] = createSignal(false)
  const [saved, setSaved] = createSignal<SavedState>({ kind: 'saving', pending: 0, slow: false })
  const [degraded, setDegraded] = createSignal(false)
  const [ended, setEnded] = createSignal<Ended | null>(null)
  const refusedWords = new RefusedWords(seat.personId, name)
  const [notAccepted, setNotAccepted] = createSignal(refusedWords.with(carried?.notAccepted ?? []))
  const [reseated, setReseated] = createSignal(0)
  const reseat = () => setReseated((times) => times + 1)
  const clock = new ServerClock()
  let pendingSince: Monotonic | null = null
  let knownEpoch = ''
  let refused: { place: string; reason: string } | null = null
  let toReplay = carried?.edits ?? []
  let askedForTurn = false
  let connection: Connection | null = null
  let [isOver, isLeft] = [false, false]
  let lost: Lost | null = null
  const keepWords = (words: NotAccepted[]) => {
    setNotAccepted(words)
    refusedWords.keep(words)
  }
  const addWords = (words: readonly Unaccepted[]) => {
    if (words.length > 0) keepWords([...refusedWords.with(notAccepted()), ...named(words)])
  }
  /** Turns what connection and device know into what the page shows. */
  const refresh = () => {
    if (isOver || !connection) return
    // Writes what an earlier room handed on: before anything is counted.
    if (connection.synced) onSynced()
    else askedForTurn = false
    if (lost?.isOutdated(connection.pending.count)) tellLost(lost)
    const pending = lost?.isKept ? 0 : connection.pending.count + toReplay.length
    pendingSince = pending === 0 ? null : (pendingSince ?? monotonicNow())
    if (pending === 0) store.setAllSaved()
    const facts = {
      connected: connection.connected,
      acknowledges: connection.acknowledges,
      pending,
      pendingSince,
      degraded: connection.degraded,
      storedHere: store.stored,
    }
    batch(() => {
      setConnected(facts.connected)
      setDegraded(facts.connected && facts.degraded)
      setSynced(connection?.synced ?? false)
      const next = savedState(facts, monotonicNow())
      setSaved((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
    })
    if (isLeft && (isSafe() || ended())) destroy()
  }
  const store = new DeviceStore(doc, {
    seat,
    room: name,
    onChange: () => refresh(),
    onTakenOver: (updates) => connection?.inherit(updates),
    startAnew: toReplay.length > 0,
    unsent: carried?.unsent ?? null,
  })
  const look = () => {
    const leap = clock.takeLeap()
    // Without a line nobody can be asked, and machines sleep more often than their clocks are set.
    if (leap !== 0 && !connection?.askTime() && leap > 0) clock.skip(leap)
    refresh()
  }
  const slowTimer = setInterval(look, 1_000)

  /** Writes into this document what the room before it handed on; keeps the rest as words. */
  const takeOver = (
    isDue: (from: CarriedEdits) => boolean,
    write: (from: CarriedEdits) => Unaccepted[],
  ) => {
    const due = toReplay.filter(isDue)
    if (due.length === 0) return
    toReplay = toReplay.filter((from) => !isDue(from))
    addWords(due.flatMap(write))
    if (toReplay.length === 0) store.replace()
  }

  const target = { kind, seat, fresh: doc }
  const onSynced = () => {
    const here = carryingNow()
    if (toReplay.length > 0 && !here) return withCarrying(refresh)
    void fetchCarrying()
    if (here) takeOver(({ why }) => why !== 'restored', writeAgain(here, target))
    if (toReplay.length > 0 && !askedForTurn) connection?.recover('recover')
    askedForTurn = toReplay.length > 0
    setReady(true)
  }
  const onTurn = () => {
    // Without a line it is no turn any more: another one is asked for.
    const here = carryingNow()
    if (isOver || !askedForTurn || !here) return
    takeOver(
      () => true,
      (edits) => here.recover({ ...target, old: edits.old, touched: here.touchedIn(edits) }),
    )
    connection?.recover('recovered')
    refresh()
  }

  const isSafe = () => saved().kind === 'saved' || saved().kind === 'device'
  const stopWarning = warnBeforeLeaving(() => !isSafe() && waiting(saved()) > 0)

  /** Leaves this document, with a copy of it for the next room to take what it may from. */
  const hand = (why: CarriedEdits['why'], refusal: { place: string; reason: string }) => {
    if (isOver) return
    const unstored = connection?.pending.updates ?? []
    const edits = behind(toReplay, carry(doc, unstored, { why, refused: refusal }))
    if (isLeft) withCarrying(({ wordsIn }) => addWords(edits.flatMap(wordsIn)))
    destroy()
    if (!isLeft) options.onReplaced({ edits, unsent: store.handOver(), notAccepted: notAccepted() })
  }
  const handOver = (): Carried => {
    const unstored = connection?.pending.updates ?? []
    // What is on this device waits there for the next room by itself.
    const isKept = unstored.length === 0 || store.stored
    const noRefusal = { why: 'reseated', refused: { place: '', reason: '' } } as const
    const edits = isKept ? toReplay : [...toReplay, carry(doc, unstored, noRefusal)]
    return { edits, unsent: isKept ? store.unsent : store.handOver(), notAccepted: notAccepted() }
  }

  const tellLost = (what: Lost) =>
    setNotAccepted(what.tell(connection?.pending.updates ?? [], notAccepted()))
  const giveUp = (reason: LostReason) => {
    const earlier = toReplay
    toReplay = []
    store.handOver()
    withCarrying(({ Lost }) => {
      lost ??= new Lost({ reason, doc, earlier, words: refusedWords, seat, room: name })
      tellLost(lost)
      refresh()
    })
  }

  const onEnded = (code: number) => {
    if (code === closeCodes.rejected)
      return hand('refused', refused ?? { place: '', reason: 'malformed' })
    setEnded(endings[code] ?? 'removed')
    refresh()
  }

  const start = async () => {
    const found = await store.load()
    if (isOver) return
    knownEpoch = found.epoch
    connection = new Connection({
      room: name,
      doc,
      awareness,
      epoch: () => knownEpoch,
      open: options.open ?? openTransport,
      events: {
        changed: refresh,
        welcomed: ({ epoch, serverTime, role, ...told }) => {
          clock.set(serverTime)
          const { organisationId = seat.organisationId } = told
          // Changed after the page had been told of it, and before its line was open.
          if (role !== seat.role || organisationId !== seat.organisationId) reseat()
          // Another edition: never merge blindly. Write again what a restored server lacks, or only what none had.
          const isOther = knownEpoch !== '' && knownEpoch !== epoch
          const why = told.rewritten ? 'rewritten' : 'restored'
          if (isOther) hand(why, { place: '', reason: why })
          else if (knownEpoch !== epoch) store.setEpoch(epoch)
          if (!isOther) knownEpoch = epoch
          return !isOther
        },
        reseated: reseat,
        turn: () => setTimeout(onTurn, beforeTurn),
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
    isOver = true
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
    seat,
    view: viewOf(kind, doc, () => clock.now()),
    undo: new Y.UndoManager(roots, {
      trackedOrigins: new Set([origins.edit]),
      captureTimeout: 500,
    }),
    ready,
    synced,
    connected,
    saved,
    degraded,
    ended,
    reseated,
    notAccepted,
    dismissNotAccepted: (id) => keepWords(notAccepted().filter((each) => each.id !== id)),
    serverNow: () => clock.now(),
    retry: () => connection?.retry(),
    takeIn: (from) =>
      withCarrying((found) => {
        addWords(isOver ? found.wordsIn(from) : writeAgain(found, target)(from))
        refresh()
      }),
    handOver,
    giveUp,
    leave: () => {
      isLeft = true
      awareness.setLocalState(null)
      refresh()
      if (!connection) destroy()
    },
    destroy,
  }
}
