/** Every maximum of the house, with its reason. Sizes in bytes, times in milliseconds, lengths in characters. */
export const limits = {
  /** One update message. A long paste is ~50 kB; more is refused before it is decoded. */
  updateBytes: 1 << 20,
  /** One whole frame: the answer to sync step 1 may carry a week of offline work. Also the sockets' maxPayload. */
  frameBytes: 16 << 20,
  /** A state from here on is sent compressed to those who can unpack it: below, it costs more than it saves. */
  packedFrom: 4096,
  /** … and up to here: a page gives no more memory to bytes that unpack to something larger. */
  unpackedBytes: 64 << 20,
  /** One awareness message of one client. */
  awarenessBytes: 4096,
  /** Structs that one update may bring; a SyncStep2 of 500 offline edits has about 2,000. */
  updateStructs: 200_000,
  /** Rows of one collection: 46 organisations fill a board with some hundreds a year. */
  rowsPerCollection: 5_000,
  /** … of which one organisation's members may make a tenth: nobody fills a board alone. */
  rowsPerOrganisation: 500,
  /** Hands that one person has up at a time. */
  handsPerPerson: 1,
  /** Proposals of one organisation that no facilitator has taken in yet: more than any agenda has room for. */
  proposalsPerOrganisation: 20,
  /** A short text (a title). */
  titleLength: 500,
  /** A long text (a decision, a report, conditions). */
  textLength: 5_000,
  /** The notes of one agenda item. */
  notesLength: 50_000,
  /** Nesting of lists within notes: deeper is never typed, and recursion over it must end. */
  notesDepth: 24,
  /** Text kept in one scalar field. */
  valueLength: 5_000,
  /** A person's name. */
  nameLength: 80,
  /** Frames waiting for a slow reader: past the first it is marked behind and later gets one diff. */
  slowPeerBytes: 1 << 20,
  /** … past the second it is closed with 4513 (it may come back). */
  deadPeerBytes: 8 << 20,
  /** How often those who fell behind are looked at. */
  catchUpInterval: 100,
  /** Awareness is sent at most this often (20 Hz). */
  awarenessInterval: 50,
  /** … and waits this long for an edit to travel with, where there are edits. */
  awarenessPatience: 16,
  /** … and this long, if it only repeats what is known: pages do so every 15 s and are taken for gone after 30. */
  renewalPatience: 5_000,
  /** How often the server says again that those are here whose lines live, unless they said so themselves. */
  renewalInterval: 8_000,
  /** Edits of a busy room are gathered this long, so that one commit and one frame serve many, … */
  batchInterval: 4,
  /** … for as many times as long as rooms are busy, but no longer than this: one commit serves them all, … */
  busyInterval: 32,
  /** … and up to this long the more the server has to do. */
  longestInterval: 40,
  /** A room that waits longer for its turn is not served: `/healthz` says so. */
  stalledAfter: 5_000,
  /** A room without peers is closed after this time. */
  idleRoom: 60_000,
  /** Retry of a commit that the disk refused. */
  storageRetry: 500,
  /** One page's turn to write again what a restored server has lost; slower ones are passed over. */
  recoveryTurn: 4_000,
  /** Peers of one room, and rooms held at once. */
  peersPerRoom: 500,
  /** Of those one person may have so many: tabs and devices. One more takes the place of the quietest. */
  linesOfPerson: 8,
  rooms: 1_000,
  /** TCP connections that the server holds at once: a hall's browsers open six each, and files are limited. */
  connections: 10_000,
  /** Upgrades that wait for their answer, from one address (a hall of 138 behind one router opens two rooms each) … */
  waitingLinesOfAddress: 600,
  /** … and in all. */
  waitingLines: 2_000,
  /** Whoever is neither let in nor sent away by then is cut off. */
  admissionWithin: 10_000,
  /** Headers of a request must be there by then, … */
  headersWithin: 10_000,
  /** … and the whole of it by then: a phone with a bad signal sends a megabyte in half a minute. */
  requestWithin: 60_000,
  /** A line that was closed has so long to say goodbye; then its socket is destroyed, with all that waits in it. */
  closeWithin: 2_000,
  /** … and may send so much meanwhile: a close frame, and what was on its way. */
  bytesAfterClose: 4096,
  /** Bodies of frames (event streams' other half) that are taken in at once, of one line, … */
  framesAtOnce: 2,
  /** … and in all. */
  framesAtOnceInAll: 64,
} as const
