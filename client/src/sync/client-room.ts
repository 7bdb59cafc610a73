import { closeCodes } from '@sedyanka/shared/close-codes.ts'
import { makeId, parseRoomName, type RoomKind, type RoomName } from '@sedyanka/shared/ids.ts'
import type { View } from '@sedyanka/shared/policy.ts'
import { origins } from '@sedyanka/shared/records.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { viewOf } from '@sedyanka/shared/view.ts'
import { type Accessor, batch, createSignal } from 'solid-js'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { openTransport } from './choose-transport.ts'
import { Connection } from './connection.ts'
import { DeviceStore } from './device-store.ts'
import { recover } from './recover.ts'
import { replay, type Unaccepted } from './replay.ts'
import { type SavedState, savedState } from './saved-state.ts'
import { type TouchedField, touchedFields } from './touched.ts'
import type { OpenTransport } from './transport.ts'

/** Why a room is over for this page; null while it goes on. */
export type Ended = 'session' | 'noSuchRoom' | 'clientTooOld' | 'tooLarge' | 'removed'

/** An edit that the server refused, kept as words until somebody has read them. */
export interface NotAccepted extends Unaccepted {
  id: string
  at: number
}

/** What a room hands on to the one that takes its place. */
export interface Carried {
  /** An edit was refused, or the server was put back to an older state. */
  why: 'refused' | 'restored'
  old: Y.Doc
  made: Y.Doc
  touched: TouchedField[]
  refused: { place: string; reason: string }
  notAccepted: NotAccepted[]
}

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
  destroy(): void
}

export interface ClientRoomOptions {
  name: RoomName
  seat: Seat
  /** This room takes the place of one whose edits were refused. */
  carried: Carried | null
  /** An edit was refused: this room is over; make another with what it hands on. */
  onReplaced: (carried: Carried) => void
  open?: OpenTransport
}

const endings: Record<number, Ended> = {
  [closeCodes.session]: 'session',
  [closeCodes.noSuchRoom]: 'noSuchRoom',
  [closeCodes.clientTooOld]: 'clientTooOld',
  [closeCodes.tooLarge]: 'tooLarge',
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
  const [notAccepted, setNotAccepted] = createSignal<NotAccepted[]>(carried?.notAccepted ?? [])
  const [reseated, setReseated] = createSignal(0)
  let clockOffset = 0
  let pendingSince: number | null = null
  let knownEpoch = ''
  let refused: { place: string; reason: string } | null = null
  let toReplay = carried
  let askedForTurn = false
  let connection: Connection | null = null
  let isOver = false

  /** Turns what connection and device know into what the page shows. */
  const refresh = () => {
    if (isOver || !connection) return
    // Writes what an earlier room handed on: before anything is counted.
    if (connection.synced) onSynced()
    else askedForTurn = false
    const pending = connection.pending.count + (toReplay ? 1 : 0)
    pendingSince = pending === 0 ? null : (pendingSince ?? Date.now())
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
      const next = savedState(facts, Date.now())
      setSaved((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
    })
  }
  const store = new DeviceStore(doc, {
    personId: seat.personId,
    room: name,
    onChange: () => refresh(),
    startAnew: carried !== null,
  })
  const slowTimer = setInterval(refresh, 1_000)

  /** Writes into this document what the room before it handed on; keeps the rest as words. */
  const takeOver = (write: (from: Carried) => Unaccepted[]) => {
    if (!toReplay) return
    const from = toReplay
    toReplay = null
    const at = Date.now()
    const kept = write(from).map((each) => ({ ...each, id: makeId(), at }))
    setNotAccepted((before) => [...before, ...kept])
    store.replace()
  }

  const onSynced = () => {
    if (toReplay?.why === 'refused')
      takeOver(({ old, made, touched, refused: refusal }) =>
        replay({ kind, seat, old, made, fresh: doc, touched, refused: refusal }),
      )
    if (toReplay && !askedForTurn) connection?.recover('recover')
    askedForTurn = toReplay !== null
    setReady(true)
  }
  const onTurn = () => {
    takeOver(({ old }) => recover({ kind, seat, old, fresh: doc }))
    connection?.recover('recovered')
    refresh()
  }

  const warnBeforeLeaving = (event: BeforeUnloadEvent) => {
    if (saved().kind !== 'saved' && saved().kind !== 'device') event.preventDefault()
  }
  window.addEventListener('beforeunload', warnBeforeLeaving)

  /** Leaves this document, with a copy of it for the next room to take what it may from. */
  const hand = (why: Carried['why'], refusal: { place: string; reason: string }) => {
    if (isOver) return
    const unstored = connection?.pending.updates ?? []
    const old = new Y.Doc()
    Y.applyUpdate(old, Y.encodeStateAsUpdate(doc))
    // Rows made here, by themselves: where somebody made the same row first, ours is no longer in the document.
    const made = new Y.Doc()
    for (const update of unstored) Y.applyUpdate(made, update)
    const touched = [...touchedFields(old, unstored), ...touchedFields(made, unstored)]
    destroy()
    options.onReplaced({ why, old, made, touched, refused: refusal, notAccepted: notAccepted() })
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
        welcomed: ({ epoch, serverTime }) => {
          clockOffset = serverTime - Date.now()
          // The server was put back to an older state: never merge blindly, write again what it lacks.
          const isRestored = knownEpoch !== '' && knownEpoch !== epoch
          if (isRestored) hand('restored', { place: '', reason: 'restored' })
          else if (knownEpoch !== epoch) store.setEpoch(epoch)
          if (!isRestored) knownEpoch = epoch
          return !isRestored
        },
        reseated: () => setReseated((times) => times + 1),
        turn: onTurn,
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
    window.removeEventListener('beforeunload', warnBeforeLeaving)
    connection?.destroy()
    store.close()
    awareness.destroy()
    doc.destroy()
  }

  const serverNow = () => Date.now() + clockOffset

  void start()
  return {
    name,
    kind,
    doc,
    awareness,
    seat,
    view: viewOf(kind, doc, serverNow),
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
    dismissNotAccepted: (id) => setNotAccepted((before) => before.filter((each) => each.id !== id)),
    serverNow,
    retry: () => connection?.retry(),
    destroy,
  }
}
