import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { notesOf, readNotes, savedLabel, typeNotes, startMeeting } from '../support/meeting-page.ts'
import { Person } from '../support/person.ts'
import { runCommand } from '../support/run-command.ts'
import { startServer } from '../support/server.ts'
import { until } from '../support/until.ts'

test('SY37, ST42: an older backup is restored under open pages: what they hold comes back, once', async () => {
  await using server = await startServer()
  const file = `${server.dataDir}-backup.db`
  const browser = await launchBrowser()
  const chair = await Person.open(browser, server)
  const boardId = await chair.setUpWithSample('Мария Георгиева')
  const address = await chair.newMeeting()
  await startMeeting(chair.page)
  const member = await Person.open(browser, server)
  await member.joinByCode(await chair.roomCode(asId(boardId)), 'Мрежа за устен превод', 'Олена')
  await member.page.goto(address)
  const both = [chair, member]
  const allSaved = async () => {
    for (const { page } of both) await savedLabel(page).getByText('Записано').waitFor()
  }
  await typeNotes(chair.page, 'Преди копието. ')
  await notesOf(member.page).getByText('Преди копието.').waitFor()
  await allSaved()
  expect(await runCommand(server.dataDir, 'backup', file)).toMatchObject({ code: 0, stderr: '' })
  await typeNotes(chair.page, 'След копието. ')
  await notesOf(member.page).getByText('След копието.').waitFor()
  const quick = chair.page.getByRole('combobox', { name: /Нова задача/ })
  await quick.fill('Списък @Община Казанлък до петък')
  await quick.press('Enter')
  await member.page.getByText('Списък', { exact: true }).first().waitFor()
  await allSaved()

  await server.kill('SIGTERM')
  await typeNotes(member.page, 'Докато го няма. ')
  expect(await runCommand(server.dataDir, 'restore', file)).toMatchObject({ code: 0, stderr: '' })
  await server.restart()

  const said = ['Преди копието.', 'След копието.', 'Докато го няма.']
  for (const { page } of both)
    for (const words of said) await notesOf(page).getByText(words).waitFor()
  await allSaved()
  await until(
    async () => (await readNotes(chair.page)) === (await readNotes(member.page)),
    'both read the same',
  )
  // A page that was not there before has it from the server alone.
  const late = await Person.open(browser, server)
  await late.joinByCode(await chair.roomCode(asId(boardId)), 'Община Казанлък', 'Иван Петров')
  await late.page.goto(address)
  await notesOf(late.page).getByText('Докато го няма.').waitFor()
  const agreed = await readNotes(late.page)
  for (const words of said) expect(agreed.split(words), words).toHaveLength(2)
  // A member of the organisation reads the title; changing it is for facilitators.
  const titles = late.page.getByText('Списък', { exact: true })
  await titles.first().waitFor()
  expect(await titles.count()).toBe(1)
  for (const { complaints } of [...both, late]) expect(complaints).toEqual([])
  await browser.close()
  rmSync(file)
}, 180_000)
