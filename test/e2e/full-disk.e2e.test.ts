import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { notesOf, readNotes, savedLabel, startMeeting, typeNotes } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { startServer } from '../support/server.ts'
import { SmallDisk, whyNoSmallDisk } from '../support/small-disk.ts'
import { until } from '../support/until.ts'

const reason = whyNoSmallDisk()
if (reason) console.log(`skipped: a full disk cannot be tried here: ${reason}`)

const ends: (() => Promise<void> | void)[] = []
afterAll(async () => {
  for (const end of ends.reverse()) await end()
})

test.skipIf(reason !== null)(
  'SY3, PA25: while the server’s disk is full the page says where the words are, tells it to everybody, shows them to nobody, and is right again by itself',
  async () => {
    const disk = new SmallDisk(16)
    ends.push(() => disk.remove())
    const server = await startServer({ dataDir: join(disk.path, 'data') })
    ends.push(() => server.stop())
    await until(() => server.setupLink !== null, 'the set-up link is printed')
    const browser = await launchBrowser()
    ends.push(() => browser.close())
    const chair = await Person.open(browser, server)
    const boardId = await chair.setUpWithSample('Мария Георгиева')
    const address = await chair.newMeeting()
    await startMeeting(chair.page)
    const member = await Person.open(browser, server)
    await member.joinByCode(await chair.roomCode(asId(boardId)), 'Мрежа за устен превод', 'Олена')
    await member.page.goto(address)
    await typeNotes(member.page, 'Преди. ')
    await notesOf(chair.page).getByText('Преди.').waitFor()
    await savedLabel(member.page).getByText('Записано').waitFor()

    // The write-ahead log would be written over from its beginning, without needing any room.
    const file = new Database(join(disk.path, 'data/sedyanka.db'))
    file.pragma('wal_checkpoint(TRUNCATE)')
    file.close()
    disk.fill()
    await typeNotes(member.page, 'Когато дискът е пълен.')
    const warning = 'Сървърът временно не може да записва. Промените остават на това устройство.'
    await member.page.getByText(warning).waitFor()
    await savedLabel(member.page).getByText('Само на това устройство').waitFor()
    // Whoever has nothing waiting is told too, before they write; what they had written is safe.
    await chair.page.getByText(warning).waitFor()
    await savedLabel(chair.page).getByText('Записано').waitFor()
    expect(await readNotes(chair.page)).not.toContain('пълен')

    disk.free()
    await notesOf(chair.page).getByText('Когато дискът е пълен.').waitFor()
    await savedLabel(member.page).getByText('Записано').waitFor()
    for (const { page } of [member, chair])
      await page.getByText(warning).waitFor({ state: 'hidden' })
    for (const person of [chair, member]) expect(person.complaints).toEqual([])
  },
  120_000,
)
