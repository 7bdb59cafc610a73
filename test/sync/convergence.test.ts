import { actions } from '@sedyanka/shared/actions/actions.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { replaceText } from '@sedyanka/shared/text/replace-text.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { addAction, addItem, board1, meeting1, seatOf } from '../support/fixtures.ts'
import { createRandom, type Random } from '../support/random.ts'
import { SimClient } from '../support/sim-client.ts'
import { SimServer } from '../support/sim-server.ts'

/** Types into, splits and thins the notes of an item, as an editor does. */
const scribble = (note: Y.Text, random: Random) => {
  const { length } = note
  if (random.chance(0.1)) return note.insertEmbed(random.int(length + 1), new Y.Map(), {})
  if (random.chance(0.2) && length > 2) return note.delete(random.int(length - 1), 1)
  if (random.chance(0.1) && length > 0) return note.format(0, 1, { bold: true })
  if (random.chance(0.1)) return note.setAttribute('k', random.pick(['h2', 'ul', 'ol']))
  note.insert(random.int(length + 1), random.word(1 + random.int(3)))
}

/** One random edit that the client’s seat may make. */
const editBoard = (client: SimClient, random: Random, step: number) => {
  const { doc } = client
  const seat = client.seat as NonNullable<typeof client.seat>
  const own = actions
    .all(doc)
    .filter(
      (row) =>
        row.responsibleOrgId === seat.organisationId && row.createdByOrg === seat.organisationId,
    )
  const row = own.length > 0 ? random.pick(own) : null
  switch (random.int(5)) {
    case 0:
      return addAction(doc, `${seat.personId}-${step}`, { org: seat.organisationId, seat })
    case 1: {
      const text = row && actions.sharedText(doc, row.id, 'title')
      return text
        ? replaceText(text, text.toString().slice(0, random.int(20)) + random.word(3))
        : undefined
    }
    case 2:
      return row?.responsibleOrgId === seat.organisationId
        ? actions.set(doc, row.id, { status: random.pick(['accepted', 'inProgress', 'done']) })
        : undefined
    case 3:
      return row
        ? actions.set(doc, row.id, {
            dueDate: `2026-12-${10 + random.int(20)}`,
            deletedAt: random.chance(0.2) ? 1 : null,
          })
        : undefined
    default:
      return needs.create(doc, {
        id: asId(`need-${seat.personId}-${step}`),
        title: random.word(5),
        orgId: asId(String(seat.organisationId)),
        sector: 'health',
        kind: 'goods',
        quantity: 1 + random.int(50),
        unit: 'sets',
        municipality: null,
        neededFrom: null,
        validUntil: null,
        urgency: 'normal',
        peopleInNeed: null,
        note: '',
        withdrawnAt: null,
        ...authoredBy(seat, step),
      })
  }
}

const editMeeting = (client: SimClient, random: Random, step: number) => {
  const { doc } = client
  const seat = client.seat as NonNullable<typeof client.seat>
  const items = agenda.all(doc)
  const item = random.pick(items)
  const notes = agenda.note(doc, item.id, 'noteText')
  if (random.chance(0.7)) return notes ? scribble(notes, random) : undefined
  if (seat.role === 'facilitator') {
    if (random.chance(0.3))
      return addItem(doc, `new-${step}`, { order: `a${2 + (step % 8)}`, seat })
    return agenda.set(doc, item.id, { minutes: random.int(30), title: random.word(6) })
  }
  const orgId = String(seat.organisationId)
  if (attendance.read(doc, asId(orgId)))
    attendance.set(doc, asId(orgId), { mode: random.pick(['inPerson', 'online']) })
  else
    attendance.create(doc, {
      id: asId(orgId),
      orgId: asId(orgId),
      mode: 'online',
      representatives: 1,
      names: '',
      confirmedAt: null,
    })
}

/** What others saw of an edit, and what was acknowledged to its author, is on the disk at this moment. */
const expectNothingShownIsLost = (disk: Y.Doc, clients: readonly SimClient[], seed: number) => {
  for (const client of clients)
    for (const [clientId, clock] of Y.decodeStateVector(Y.encodeStateVector(client.doc)))
      if (clientId !== client.doc.clientID || client.saved)
        expect(Y.getState(disk.store, clientId), `seed ${seed}`).toBeGreaterThanOrEqual(clock)
}

interface Outcome {
  docs: Y.Doc[]
  refusals: unknown[]
}

/** One seeded run: edits, deliveries in any order between connections, broken lines, a slow or failing disk, crashes. */
const run = async (seed: number, room: RoomName, crashes: boolean): Promise<Outcome> => {
  const random = createRandom(seed)
  const deployment = new SimServer()
  const count = 2 + random.int(5)
  // Each its own organisation: two people of one may make the same row at once, which SY15 tells of.
  const clients = Array.from(
    { length: count },
    (_, index) =>
      new SimClient(
        seatOf(
          asId(`p${index}`),
          index === 0 ? 'facilitator' : 'member',
          asId(`org-${'abcdefg'[index]}`),
        ),
      ),
  )
  deployment.journal.beforeAppend = () => {
    if (random.chance(0.05)) throw new Error('disk')
  }
  for (const client of clients) await client.connect(deployment.rooms, room)
  await deployment.flush(clients)
  for (let step = 0; step < 150; step++) {
    const client = random.pick(clients)
    const roll = random.int(100)
    if (roll < 45) (room === board1 ? editBoard : editMeeting)(client, random, step)
    else if (roll < 60) client.deliverToServer()
    else if (roll < 80) client.deliverToClient()
    else if (roll < 90) await deployment.clock.advance(random.int(30))
    else if (roll < 95) client.disconnect()
    else if (roll < 99 || !crashes) {
      if (!client.connected) await client.connect(deployment.rooms, room)
    } else {
      expectNothingShownIsLost(deployment.journal.stored(room), clients, seed)
      deployment.crash(clients)
    }
  }
  deployment.journal.beforeAppend = () => {}
  for (const client of clients) if (!client.connected) await client.connect(deployment.rooms, room)
  await deployment.clock.advance(1_000)
  await deployment.flush(clients)
  const refusals = clients.flatMap(({ messages }) =>
    messages.filter(({ type }) => type === 'reject'),
  )
  return { docs: [...clients.map(({ doc }) => doc), deployment.journal.stored(room)], refusals }
}

/** The same rows in the same order, whatever order they arrived in. */
const sorted = (found: unknown): unknown =>
  found !== null && typeof found === 'object' && !Array.isArray(found)
    ? Object.fromEntries(
        Object.entries(found)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, each]) => [key, sorted(each)]),
      )
    : found

const content = (doc: Y.Doc, room: RoomName) => {
  const roots =
    room === board1 ? ['actions', 'needs', 'board'] : ['meeting', 'agenda', 'attendance']
  return JSON.stringify(roots.map((root) => sorted(doc.getMap(root).toJSON())))
}

describe('many people, bad lines', () => {
  const seeds = Array.from({ length: 60 }, (_, index) => index + 1)
  for (const [name, room] of [
    ['a board', board1],
    ['a meeting', meeting1],
  ] as const) {
    test(`SY5, GU11: everybody’s ${name} is the same in the end, and no legal edit was refused`, async () => {
      for (const seed of seeds) {
        const { docs, refusals } = await run(seed, room, false)
        expect(refusals, `seed ${seed}`).toEqual([])
        const [first, ...others] = docs.map((doc) => content(doc, room))
        for (const other of others) expect(other, `seed ${seed}`).toBe(first)
      }
    }, 60_000)

    test(`SY5, SY6: so it is when the server dies in between (${name})`, async () => {
      for (const seed of seeds) {
        const { docs, refusals } = await run(1_000 + seed, room, true)
        expect(refusals, `seed ${1_000 + seed}`).toEqual([])
        const [first, ...others] = docs.map((doc) => content(doc, room))
        for (const other of others) expect(other, `seed ${1_000 + seed}`).toBe(first)
      }
    }, 60_000)
  }
})
