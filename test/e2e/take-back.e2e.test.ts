import { actions } from '@sedyanka/shared/actions/actions.ts'
import { expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { startServer } from '../support/server.ts'
import { until } from '../support/until.ts'

test('AC39, AC40: who floods the board is named, goes with everything of the last minutes, and both come back', async () => {
  await using server = await startServer()
  const browser = await launchBrowser()
  const chair = await Person.open(browser, server)
  const boardId = await chair.setUpWithSample('Мария Георгиева')
  const member = await Person.open(browser, server, 'phone')
  await member.joinByCode(await chair.roomCode(asId(boardId)), 'Община Казанлък', 'Шегаджия')
  const board = `${server.url}/b/${boardId}`
  await member.page.goto(`${board}/actions`)
  for (const task of [1, 2, 3]) {
    await member.page.getByRole('button', { name: 'Нова задача' }).first().click()
    const dialog = member.page.getByRole('dialog')
    await dialog.getByLabel('Какво трябва да се направи?').fill(`Шега ${task}`)
    await dialog.getByRole('button', { name: 'Добави' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  // The rest by a program of the same person, as whoever floods a board would.
  const program = await member.visitor()
  const { doc } = program.openBoard(asId(boardId))
  const one = () => actions.all(doc).find(({ title }) => title === 'Шега 3')
  await until(() => one() !== undefined, 'the third joke is stored')
  for (let task = 4; task <= 30; task++) {
    const joke = one()
    if (joke) actions.create(doc, { ...joke, id: asId(crypto.randomUUID()), title: `Шега ${task}` })
  }
  await member.page.getByText('Шега 30', { exact: true }).waitFor()
  program.leave()
  const { page } = chair
  await page.goto(`${board}/people?tab=people`)
  const crowd = page.getByText('Шегаджия: 30 нови записа през последните 10 минути')
  await crowd.waitFor()
  await page.getByRole('button', { name: 'Още действия: Шегаджия' }).click()
  await page.getByRole('menuitem', { name: 'Премахни заедно с написаното' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('30 задачи').waitFor()
  await dialog.getByRole('button', { name: 'Премахни с написаното' }).click()
  const done = page.getByText('Шегаджия: премахнат достъп и 30 записа')
  await done.waitFor()
  await crowd.waitFor({ state: 'detached' })
  const jokes = page.getByText('Шега 7', { exact: true })
  await page.goto(`${board}/actions`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.locator('[data-saved="saved"]').first().waitFor()
  expect(await jokes.count()).toBe(0)
  await page.goto(`${board}/people?tab=people`)
  await page.getByRole('button', { name: 'Върни', exact: true }).click()
  await page.getByText('достъпът и написаното са върнати').waitFor()
  await done.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Още действия: Шегаджия' }).waitFor()
  expect(chair.complaints).toEqual([])
  await browser.close()
})
