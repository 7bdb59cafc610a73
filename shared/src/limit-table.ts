/** Every limit of the server and the page, with its reason. Sizes in bytes, times in milliseconds, lengths in characters. */

/** One update message. A long paste is ~50 kB; more is refused before it is decoded. */
export const updateBytes = 1 << 20
/** What a page sends at once of what waited for a line, … */
export const batchBytes = 32 << 10
/** … and so much before the server has acknowledged the first of it. */
export const windowBytes = 512 << 10
/** … and of somebody who may not write: their Yjs tidies up formatting marks by itself, and sends so. */
export const readerUpdateBytes = 4096
/** One whole frame of a client, whatever it holds: an update and its head. Also the sockets' maxPayload. */
export const frameBytes = (1 << 20) + 64
/** A state vector (sync step 1): 8,000 clients. Pages with more leave out those of whom they have least. */
export const stateVectorBytes = 64 << 10
/** A message of type 110: versions and an epoch. */
export const helloBytes = 1024
/** Minutes of which it is remembered who began to write where: what was written in them can be taken back. */
export const minutesRemembered = 24 * 60
/** … and so long it can be brought back again. */
export const takenKept = 24 * 60 * 60_000
/** Client ids under which a document that is written anew keeps the authors of those minutes: each stays in every state vector. */
export const authorsRewritten = 1_000
/** A document; past this members' edits are refused, … */
export const documentBytes = 32 << 20
/** … and past this everybody's: somebody has to be able to put things in order. */
export const documentBytesAtAll = 40 << 20
/** What one person may add at once, all rooms together: a long time offline is 5 MB, … */
export const personBytes = 8 << 20
/** … and per hour: who types all the time makes 0.7 MB. */
export const personBytesPerHour = 2 << 20
/** The same of an organisation's members together. */
export const organisationBytes = 24 << 20
export const organisationBytesPerHour = 6 << 20
/** New client ids of one person at once, all rooms together: one for every page that writes, … */
export const personClients = 256
/** … and per hour. */
export const personClientsPerHour = 24
/** A state from here on is sent compressed to those who can unpack it: below, it costs more than it saves. */
export const packedFrom = 4096
/** … and up to here: a page gives no more memory to bytes that unpack to something larger. */
export const unpackedBytes = 64 << 20
/** One awareness message of one client. */
export const awarenessBytes = 4096
/** Structs that one update may bring: what the guard and Yjs take in within some 20 ms. Pages split what is more. */
export const updateStructs = 10_000
/** Ranges of deletions in one update: a page's answer names all that it knows of, and a year of notes has some thousands. */
export const updateRanges = 20_000
/** Stored items that one update deletes: the notes of an item in as many pieces as letters are fewer. */
export const deletedItems = 20_000
/** Plain values in one update, those within others included. */
export const updateValues = 50_000
/** Clients of whom one update may bring news: every page load is one, and a week offline holds some dozens. */
export const updateClients = 128
/** Steps that Yjs takes at most to find the places of an update's items. One author's edits take next to none. */
export const insertionSteps = 3_000_000
/** … of those so many that bring nothing but garbage: what somebody typed into what somebody else deleted. */
export const garbageClients = 4
/** A name of a root, a row, a field or a node. */
export const keyBytes = 512
/** The value of a mark in rich text, as JSON: a link with its attributes. */
export const markBytes = 16_000
/** Rows of one collection: 46 organisations fill a board with some hundreds a year. */
export const rowsPerCollection = 5_000
/** … of which one organisation's members may make a tenth: nobody fills a board alone. */
export const rowsPerOrganisation = 500
/** One person has one hand up; so many may come at once, from devices that were offline, and all but one are put down. */
export const handsAtOnce = 4
/** Proposals of one organisation that no facilitator has taken in yet: more than any agenda has room for. */
export const proposalsPerOrganisation = 20
/** A short text (a title). */
export const titleLength = 500
/** A unit that a board has of its own stands behind every figure, in tables too. */
export const unitLength = 40
/** A long text (a decision, a report, conditions). */
export const textLength = 5_000
/** The notes of one agenda item. */
export const notesLength = 50_000
/** Text kept in one scalar field. */
export const valueLength = 5_000
/** A person's name. */
export const nameLength = 80
/** Frames waiting for a slow reader: past the first it is marked behind and later gets one diff. */
export const slowPeerBytes = 1 << 20
/** … past the second it is closed with 4513 (it may come back). */
export const deadPeerBytes = 8 << 20
/** How often those who fell behind are looked at. */
export const catchUpInterval = 100
/** Awareness is sent at most this often (20 Hz). */
export const awarenessInterval = 50
/** … and waits this long for an edit to travel with, where there are edits. */
export const awarenessPatience = 16
/** … and this long, if it only repeats what is known: pages do so every 15 s and are taken for gone after 30. */
export const renewalPatience = 5_000
/** How often the server says again that those are here whose lines live, unless they said so themselves. */
export const renewalInterval = 8_000
/** Edits of a busy room are gathered this long, so that one commit and one frame serve many, … */
export const batchInterval = 4
/** … for as many times as long as rooms are busy, but no longer than this: one commit serves them all, … */
export const busyInterval = 32
/** … and up to this long the more the server has to do. */
export const longestInterval = 40
/** One room's turn goes on for so long, then others come, … */
export const turnTime = 20
/** … and so do all rooms' turns together, then the network has its say. */
export const turnsTime = 20
/** How long one person may keep the server busy at once, … */
export const personTime = 1_500
/** … and per hour (a twentieth of it); what is past it waits, … */
export const personTimePerHour = 180_000
/** … and is looked at again this much later. */
export const heldBackInterval = 250
/** What one line may say beside edits: presence counts 1, what is answered this much. So much at once, … */
export const talkQuestion = 10
export const talkAtOnce = 300
/** … and per second: a quick typist moves the caret twenty times. The rest is dropped, … */
export const talkPerSecond = 60
/** … and the line of somebody who goes on is closed after so many. */
export const talkDropped = 5_000
/** A room that waits longer for its turn is not served: `/healthz` says so. */
export const stalledAfter = 5_000
/** What waits for a room's turns, of one line and of all. */
export const waitingOfLine = 4 << 20
export const waitingInRoom = 32 << 20
/** … of which each message counts so much beside its bytes: a flood of empty ones takes memory, too. */
export const waitingOverhead = 512
/** A room without peers is closed after this time. */
export const idleRoom = 60_000
/** Retry of a commit that the disk refused. */
export const storageRetry = 500
/** One page's turn to write again what a restored server has lost; slower ones are passed over. */
export const recoveryTurn = 4_000
/** Peers of one room, and rooms held at once. */
export const peersPerRoom = 500
/** Of those one person may have so many: tabs and devices. One more takes the place of the quietest. */
export const linesOfPerson = 8
/** … and so many in all rooms: a page has two, the board's and the meeting's. */
export const linesOfPersonInAll = 40
/** Event streams of one person: a browser reads one for all its tabs, or one for each where it has no shared workers. */
export const streamsOfPerson = 40
/** Lines that one event stream has had in all; then its reader opens another. */
export const linesOfStream = 4_096
/** Lines of all rooms together. What is left of `connections` is for requests, and for those who come. */
export const lines = 8_000
/** Lines of walls that are never sent away for others; more than these are one party among others. */
export const screensPerRoom = 16
export const rooms = 1_000
/** TCP connections that the server holds at once: a hall's browsers open six each, and files are limited. */
export const connections = 10_000
/** Of those from one address (IPv6: one /64) where no proxy stands before the server: a hall of 138 behind one router. */
export const connectionsOfAddress = 2_000
/** Upgrades that wait for their answer, from one address (a hall of 138 behind one router opens two rooms each) … */
export const waitingLinesOfAddress = 600
/** … and in all. */
export const waitingLines = 2_000
/** Whoever is neither let in nor sent away by then is cut off. */
export const admissionWithin = 10_000
/** Headers of a request must be there by then, … */
export const headersWithin = 10_000
/** … and the whole of it by then: a phone with a bad signal sends a megabyte in half a minute. */
export const requestWithin = 60_000
/** Nothing goes over a connection that waits for its answer to be read, or its request to come: it is ended. */
export const stillWithin = 30_000
/** Whoever was let in says something by then: a page does so at once. */
export const firstWordWithin = 15_000
/** The same of an event stream, later on: a hidden page asks once a minute whether its line lives. */
export const streamSilence = 150_000
/** Pings and pongs of a WebSocket between two of the server's own, 5 s: browsers answer, programs ask once a second. */
export const controlFrames = 100
/** A line that was closed has so long to say goodbye; then its socket is destroyed, with all that waits in it. */
export const closeWithin = 2_000
/** … and may send so much meanwhile: a close frame, and what was on its way. */
export const bytesAfterClose = 4096
/** Word documents that one person waits for beside the one that is being written: clicks of somebody impatient, … */
export const documentsOfPerson = 4
/** … and all together: a hall that wants the minutes waits for less than half a minute. */
export const documentsInAll = 100
/** Fragments of one WebSocket message, and pieces in which it comes: each is remembered apart. Browsers make no fragments. */
export const messageFragments = 256
export const messagePieces = 16_384
/** Frames in one body: a page that waits for its answer gathers some hundreds. */
export const framesInBody = 4_096
/** Bodies of frames (event streams' other half) that are taken in at once, of one line, … */
export const framesAtOnce = 2
/** … of one person: every one of their lines sends one after another, … */
export const framesAtOnceOfPerson = 8
/** … and in all. */
export const framesAtOnceInAll = 64
