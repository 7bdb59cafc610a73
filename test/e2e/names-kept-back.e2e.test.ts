import type { BoardId } from '@sedyanka/shared/ids.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { notesOf, savedLabel, startMeeting, typeNotes } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { giveSeat } from '../support/seats.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

let browser: Browser
let server: TestServer
let chair: Person
let board: BoardId
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser({ keepsShell: true }), startServer()])
  chair = await Person.open(browser, server)
  await chair.keepNoShell()
  board = asId(await chair.setUpWithSample('Мария Георгиева'))
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** What this device's copy of a meeting holds, as text. */
const readCopy = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const found = (await indexedDB.databases()).find(({ name }) => name?.includes(':meeting:'))
    if (!found?.name) return ''
    const opening = indexedDB.open(found.name)
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result)
    })
    const asking = database.transaction('updates').objectStore('updates').getAll()
    const updates = await new Promise<Uint8Array[]>((resolve) => {
      asking.onsuccess = () => resolve(asking.result as Uint8Array[])
    })
    database.close()
    return updates.map((update) => new TextDecoder().decode(update)).join('')
  })

test('SY26: an observer’s device holds no name of a person; once its holder sits at the table, it does', async () => {
  const address = await chair.newMeeting()
  await startMeeting(chair.page)
  const table = (await chair.visitor()).openMeeting(asId(address.split('/').at(-1) ?? ''))
  await until(() => table.synced, 'the document has come')
  attendance.create(table.doc, {
    id: asId('inst-rzi'),
    orgId: asId('inst-rzi'),
    mode: 'inPerson',
    representatives: 1,
    names: 'Иванка Стоянова',
    confirmedAt: null,
  })
  const guest = await Person.open(browser, server)
  await guest.keepNoShell()
  await guest.joinByCode(await chair.roomCode(board), 'Община Казанлък', 'Иван Петров')
  const ivan = { server, board, name: 'Иван Петров' }
  const seat = await giveSeat(chair, ivan, { role: 'observer', organisationId: null })
  await guest.page.goto(address)
  await until(async () => (await readCopy(guest.page)).includes('inst-rzi'), 'the copy is kept')
  expect(await readCopy(guest.page)).not.toContain('Иванка')
  await giveSeat(chair, ivan, seat)
  await savedLabel(guest.page).getByText('Записано').waitFor()
  await until(async () => (await readCopy(guest.page)).includes('Иванка'), 'the names have come')
  await guest.page.reload()
  await savedLabel(guest.page).getByText('Записано').waitFor()
  expect(await readCopy(guest.page)).toContain('Иванка')
  expect(guest.complaints).toEqual([])
  table.destroy()
})

test('SY26: what waits to be sent stays when such a copy is fetched anew', async () => {
  await chair.page.goto(`${server.url}/b/${board}/meetings`)
  const address = await chair.newMeeting()
  const member = await Person.open(browser, server)
  await member.joinByCode(await chair.roomCode(board), 'Община Казанлък', 'Ваня Колева')
  await member.page.goto(address)
  await notesOf(member.page).waitFor()
  await savedLabel(member.page).getByText('Записано').waitFor()
  await member.shellKept()
  await member.context.setOffline(true)
  await typeNotes(member.page, 'Казано без връзка.')
  await savedLabel(member.page).getByText('Само на това устройство').waitFor()
  await member.page.goto(`${server.url}/about`)
  await member.page.evaluate(async () => {
    const found = (await indexedDB.databases()).find(({ name }) => name?.includes(':meeting:'))
    const opening = indexedDB.open(found?.name ?? '')
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result)
    })
    const marking = database.transaction('meta', 'readwrite')
    marking.objectStore('meta').put(true, 'spared')
    await new Promise((resolve) => (marking.oncomplete = resolve))
    database.close()
  })
  await member.context.setOffline(false)
  await member.page.goto(address)
  await chair.page.goto(address)
  await notesOf(chair.page).getByText('Казано без връзка.').waitFor()
  await savedLabel(member.page).getByText('Записано').waitFor()
})
