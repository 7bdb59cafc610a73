import { limits } from '@sedyanka/shared/limits.ts'
import { expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { startServer } from '../support/server.ts'

test('ME43: the page says that an organisation’s proposals are used up, before anybody writes another', async () => {
  await using server = await startServer()
  const browser = await launchBrowser()
  const chair = await Person.open(browser, server)
  const boardId = await chair.setUpWithSample('Мария Георгиева')
  await chair.page.goto(`${server.url}/b/${boardId}/meetings`)
  const address = await chair.newMeeting()
  const member = await Person.open(browser, server)
  await member.joinByCode(await chair.roomCode(asId(boardId)), 'Община Казанлък', 'Иван Петров')
  const { page } = member
  await page.goto(address)
  const opener = page.locator('[data-command="new-item"]')
  for (let proposal = 1; proposal <= limits.proposalsPerOrganisation; proposal++) {
    await opener.click()
    await page.getByLabel('Тема на точката').fill(`Предложение ${proposal}`)
    await page.getByRole('button', { name: 'Предложи точка', exact: true }).click()
  }
  await page.getByText('Вашата организация има вече 20 предложения').waitFor()
  expect(await opener.count()).toBe(0)
  await page.getByText('Записано').first().waitFor()
  expect(member.complaints).toEqual([])
  await browser.close()
})
