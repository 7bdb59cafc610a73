import {
  readChange,
  selectChanges,
  type StoredChange,
} from '@sedyanka/server/store/journal/stored-change.ts'
import { createDocumentLog } from '@sedyanka/server/store/journal/document-log.ts'
import { openDatabase } from '@sedyanka/server/store/file/open-database.ts'
import type { Me } from '@sedyanka/shared/wire/api.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import {
  type MeetingId,
  type OrganisationId,
  type PersonId,
  type RoomName,
  meetingRoom,
} from '@sedyanka/shared/ids.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { join } from 'node:path'
import * as Y from 'yjs'
import { asId } from '../../support/as-id.ts'
import { disagreements } from '../../support/replay-record.ts'
import type { TestServer } from '../../support/server.ts'
import { until } from '../../support/until.ts'
import { Visitor } from '../../support/visitor.ts'
import { LineClient } from './line-client.ts'

const meeting = {
  title: 'Среща',
  series: '',
  date: '2026-12-01',
  startTime: '10:00',
  endTime: '11:00',
  place: '',
  format: 'hybrid',
  fromTemplate: false,
}

/** Words of one meeting's notes; each was written by one edit. */
const namesIn = (doc: Y.Doc): Set<string> => {
  const names = new Set<string>()
  for (const { id } of agenda.all(doc))
    for (const name of (agenda.note(doc, id, 'noteText')?.toString() ?? '').matchAll(/e\d+-\d+/g))
      names.add(name[0])
  return names
}

/** Forty items with a paragraph each, so that no notes come to their end. */
const prepareAgenda = (
  doc: Y.Doc,
  by: { personId: PersonId; organisationId: OrganisationId | null },
): void => {
  for (const { id } of agenda.all(doc)) agenda.set(doc, id, { deletedAt: 1 })
  for (let item = 0; item < 40; item++) {
    const id = `item-${item}`
    agenda.create(doc, {
      id: asId(id),
      order: `a${String(item).padStart(3, '0')}V`,
      title: id,
      presenterOrgId: null,
      coOrgIds: [],
      minutes: 0,
      kind: 'discussion',
      status: 'scheduled',
      usedSeconds: 0,
      closedAt: null,
      carriedFrom: null,
      deletedByOrg: null,
      ...authoredBy(by, 1),
    })
    agenda.note(doc, asId(id), 'noteText')?.insert(0, 'Бележки')
  }
}

/** Eight people of several organisations who type into one meeting of a real server, and what they were promised. */
export class TypingParty {
  readonly server: TestServer
  readonly chair: Visitor
  readonly clients: LineClient[] = []
  room: RoomName = 'meeting:none'
  boardId = ''
  /** How many changes the record had when it was last read. */
  recorded = 0
  readonly #visitors: Visitor[] = []
  /** Names of edits that somebody else had on the screen. */
  readonly #seen = new Set<string>()
  #edits = 0

  constructor(server: TestServer) {
    this.server = server
    this.chair = this.#visitor()
  }

  get edits(): number {
    return this.#edits
  }

  async gather(people: number): Promise<void> {
    await this.chair.setUp(this.server.setupLink, 'Водещ')
    this.boardId = (await this.chair.ask<{ id: string }>('POST', '/boards/sample')).id
    const made = await this.chair.ask<{ id: MeetingId }>(
      'POST',
      `/boards/${this.boardId}/meetings`,
      meeting,
    )
    this.room = meetingRoom(made.id)
    const code = await this.chair.roomCode(asId(this.boardId))
    this.clients.push(new LineClient(this.chair, this.room))
    for (let person = 1; person < people; person++) {
      const visitor = this.#visitor()
      await visitor.joinByCode(code, asId(`ngo-0${1 + (person % 9)}`), `Гост ${person}`)
      this.clients.push(new LineClient(visitor, this.room))
    }
    await this.connect()
    const me = await this.chair.ask<Me>('GET', '/me')
    const organisationId = me.boards.find(({ id }) => id === this.boardId)?.organisationId ?? null
    prepareAgenda((this.clients[0] as LineClient).doc, { personId: me.person.id, organisationId })
    await until(
      () => this.clients.every(({ doc }) => agenda.all(doc).length === 40),
      'everybody has the agenda',
    )
  }

  connect(): Promise<unknown> {
    return Promise.all(this.clients.map((client) => client.connect()))
  }

  /** Everybody types words into the notes of one item, as fast as a hand allows, until `isOver`. */
  async type(item: number, isOver: () => boolean): Promise<void> {
    const id = `item-${item % 40}`
    while (!isOver()) {
      for (const [at, client] of this.clients.entries()) {
        const name = `e${at}-${this.#edits++}`
        client.edit(name, (doc) => {
          const note = agenda.note(doc, asId(id), 'noteText')
          note?.insert(note.length, ` ${name}`)
        })
      }
      await new Promise((resolve) => setTimeout(resolve, 8))
    }
  }

  /** Takes down what each has seen of the others. */
  noteSeen(): void {
    for (const [at, { doc }] of this.clients.entries())
      for (const name of namesIn(doc)) if (!name.startsWith(`e${at}-`)) this.#seen.add(name)
  }

  get acknowledged(): number {
    return this.clients.reduce((sum, client) => sum + client.acknowledged.size, 0)
  }
  get seen(): number {
    return this.#seen.size
  }

  /** Promised or shown, and not there. */
  lostFrom(doc: Y.Doc): { acknowledged: string[]; seen: string[] } {
    const kept = namesIn(doc)
    const acknowledged = this.clients
      .flatMap((client) => [...client.acknowledged])
      .filter((name) => !kept.has(name))
    return { acknowledged, seen: [...this.#seen].filter((name) => !kept.has(name)) }
  }

  /** The document as the database holds it. */
  readDatabase(room = this.room): Y.Doc {
    const database = openDatabase(join(this.server.dataDir, 'sedyanka.db'))
    const stored = createDocumentLog(database).load(room)
    database.close()
    const doc = new Y.Doc()
    for (const update of [stored?.snapshot ?? null, ...(stored?.updates ?? [])])
      if (update) Y.applyUpdate(doc, update)
    return doc
  }

  /** Where the record of changes and the document of the database do not say the same. */
  readDisagreements(): string[] {
    const database = openDatabase(join(this.server.dataDir, 'sedyanka.db'))
    const told = database
      .prepare<[string], StoredChange>(`${selectChanges} where room = ? order by seq`)
      .all(this.room)
      .map(readChange)
    database.close()
    this.recorded = told.length
    return disagreements(this.readDatabase(), told)
  }

  /** The document as somebody gets it who comes with nothing. */
  async readAsNewcomer(): Promise<Y.Doc> {
    const visitor = this.#visitor()
    visitor.cookie = this.chair.cookie
    const witness = new LineClient(visitor, this.room)
    await witness.connect()
    witness.drop()
    return witness.doc
  }

  leave(): void {
    for (const visitor of this.#visitors) visitor.leave()
  }

  #visitor(): Visitor {
    const visitor = new Visitor(this.server.url)
    this.#visitors.push(visitor)
    return visitor
  }
}
