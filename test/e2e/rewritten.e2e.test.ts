import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { notesOf, readNotes, savedLabel, startMeeting, typeNotes } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { runCommand } from '../support/run-command.ts'
import { startServer } from '../support/server.ts'
import { until } from '../support/until.ts'

const secret = 'geheimnis-4711'

/** Where on this device these words stand as they are: every record of every store. */
const placesOnDevice = (page: Page, words: string): Promise<string[]> =>
  page.evaluate(async (searched) => {
    const result = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.addEventListener('success', () => resolve(asked.result))
        asked.addEventListener('error', () => reject(asked.error ?? new Error('no answer')))
      })
    const places: string[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await result(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const found: unknown[] = await result(
          database.transaction(store).objectStore(store).getAll(),
        )
        for (const record of found) {
          const text =
            record instanceof Uint8Array
              ? new TextDecoder('latin1').decode(record)
              : JSON.stringify(record)
          if (text.includes(searched)) places.push(`${name} ${store}`)
        }
      }
      database.close()
    }
    if (JSON.stringify(localStorage).includes(searched)) places.push('localStorage')
    return places
  }, words)

const filesWith = (directory: string, words: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = join(directory, name)
    return statSync(file).isFile() && readFileSync(file).includes(words)
  })

test('ST35, ST37, ST40: a board is written anew while pages are away: what was deleted is gone from the server and from every device, what was typed meanwhile is there once', async () => {
  await using server = await startServer()
  const browser = await launchBrowser()
  const chair = await Person.open(browser, server)
  const boardId = await chair.setUpWithSample('Мария Георгиева')
  const address = await chair.newMeeting()
  await startMeeting(chair.page)
  const [member, gone] = [await Person.open(browser, server), await Person.open(browser, server)]
  const people = [chair, member, gone]
  const code = await chair.roomCode(asId(boardId))
  await member.joinByCode(code, 'Мрежа за устен превод', 'Олена')
  await gone.joinByCode(code, 'Община Казанлък', 'Иван Петров')
  for (const { page } of [member, gone]) await page.goto(address)
  const allSaved = async (who = people) => {
    for (const { page } of who) await savedLabel(page).getByText('Записано').waitFor()
  }
  await typeNotes(chair.page, 'Остава. ')
  await chair.page.keyboard.insertText(secret)
  for (const { page } of people) await notesOf(page).getByText(secret).waitFor()
  for (const _ of secret) await chair.page.keyboard.press('Backspace')
  for (const { page } of people)
    await until(async () => !(await readNotes(page)).includes(secret), 'it is deleted')
  await allSaved()
  for (const { page } of people)
    await until(async () => (await placesOnDevice(page, secret)).length > 0, 'the device has it')
  expect(filesWith(server.dataDir, secret)).not.toEqual([])

  await server.kill('SIGTERM')
  await typeNotes(member.page, 'Олена без мрежа. ')
  await typeNotes(gone.page, 'Иван без мрежа. ')
  for (const { page } of [member, gone])
    await savedLabel(page).getByText('Само на това устройство').waitFor()
  await gone.changeTab()
  const ran = await runCommand(server.dataDir, 'compact-board', boardId)
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  expect(filesWith(server.dataDir, secret)).toEqual([])
  await server.restart()

  await gone.page.goto(address)
  const said = ['Остава.', 'Олена без мрежа.', 'Иван без мрежа.']
  for (const { page } of people)
    for (const words of said) await notesOf(page).getByText(words).waitFor()
  await allSaved()
  for (const { page } of people) {
    const notes = await readNotes(page)
    for (const words of said) expect(notes.split(words), words).toHaveLength(2)
    await until(
      async () => (await placesOnDevice(page, secret)).length === 0,
      'the device has let go',
    )
  }
  expect(filesWith(server.dataDir, secret)).toEqual([])
  for (const { complaints } of people) expect(complaints).toEqual([])
  await browser.close()
}, 180_000)
