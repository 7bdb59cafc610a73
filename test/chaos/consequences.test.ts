import { readMeetings } from '@sedyanka/shared/board/meetings.ts'
import { boardRoom, parseRoomName } from '@sedyanka/shared/ids.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { createRandom } from '../support/random.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { patience, report, times } from './support/sizes.ts'
import { TypingParty } from './support/typing-party.ts'

let server: TestServer
let party: TypingParty
afterEach(async () => {
  party.leave()
  await server.stop()
})

test(
  'CH22: a kill -9 between a commit and what follows from it loses none: the line on the board says what the meeting says',
  async () => {
    server = await startServer({})
    party = new TypingParty(server)
    await party.gather(1)
    const [chair] = party.clients
    const id = parseRoomName(party.room)?.id
    /** What the board's list says of the meeting, in the database. */
    const listed = () =>
      readMeetings(party.readDatabase(boardRoom(asId(party.boardId)))).find(
        (each) => each.id === id,
      )?.title
    const random = createRandom(743)
    const kills = times(5, 100)
    let behind = 0
    for (let kill = 0; kill < kills; kill++) {
      const title = `Среща ${kill}`
      chair?.edit(`title-${kill}`, (doc) => meeting.set(doc, 'meeting', { title }))
      await until(() => chair?.acknowledged.has(`title-${kill}`) ?? false, 'the title is on disk')
      await wait(random.int(8))
      await server.kill('SIGKILL')
      if (listed() !== title) behind++
      await server.restart()
      await until(() => listed() === title, `kill ${kill}: the line on the board`)
      await party.connect()
    }
    report(
      `kill -9 behind a commit: ${kills} times, ${behind} with the consequence still to come, 0 lost`,
    )
    expect(listed()).toBe(`Среща ${kills - 1}`)
  },
  patience,
)
