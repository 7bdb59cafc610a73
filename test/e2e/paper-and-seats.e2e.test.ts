import { addDays, dayAt } from '@sedyanka/shared/i18n/calendar.ts'
import { formatDate } from '@sedyanka/shared/i18n/format.ts'
import type { BoardId, OrganisationId } from '@sedyanka/shared/ids.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
let server: TestServer
let chair: Person
let member: Person
let board: BoardId
let address: string

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startServer()])
  chair = await Person.open(browser, server)
  board = asId(await chair.setUpWithSample('Мария Георгиева'))
  address = await chair.newMeeting()
}, 90_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  expect([...chair.complaints, ...member.complaints]).toEqual([])
})

/** Gives somebody another role, as the page of people does. */
const changeRole = async (name: string, role: 'member' | 'facilitator'): Promise<void> => {
  const members = `${server.url}/api/boards/${board}/members`
  const listed = (await (await chair.page.request.get(members)).json()) as {
    id: string
    name: string
    organisationId: OrganisationId
  }[]
  const found = listed.find((one) => one.name === name)
  const answer = await chair.page.request.patch(`${members}/${found?.id}`, {
    headers: { origin: server.url },
    data: { role, organisationId: found?.organisationId },
  })
  expect(answer.status()).toBe(200)
}

test('AC38, MI21: the invitation says what, when, where, about what and how to join, and for how long', async () => {
  const { page } = chair
  await page.getByRole('button', { name: '+ Добави точка' }).click()
  await page.getByLabel('Тема на точката').first().fill('Зимни обувки')
  await page.keyboard.press('Enter')
  await page.locator('li[data-id]').filter({ hasText: 'Зимни обувки' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Покани · QR' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Още няма код').waitFor()
  await dialog.getByRole('button', { name: 'Създай код' }).click()
  await dialog.getByText(/Кодът важи до/).waitFor()
  await dialog.getByRole('link', { name: 'Покана за печат' }).click()
  const letter = page.locator('[data-invitation]')
  await letter.getByRole('heading', { name: 'Координационна среща № 12' }).waitFor()
  // In a fortnight this code will be no more: it is not printed.
  await letter.getByText('въведете кода от екрана в залата').waitFor()
  expect(await letter.innerText()).toContain('Зимни обувки')
  expect(await letter.innerText()).not.toMatch(/\d{3} \d{3}/)
  await page.getByRole('link', { name: 'Към срещата' }).click()
  await page.getByRole('button', { name: 'Започни', exact: true }).waitFor()

  const answer = await page.request.post(`${server.url}/api/boards/${board}/meetings`, {
    headers: { origin: server.url },
    data: {
      title: 'Извънредна среща',
      series: '',
      date: addDays(dayAt(Date.now()), 3),
      startTime: '10:00',
      endTime: '11:30',
      place: 'Зала „Траяна“',
      format: 'hybrid',
      fromTemplate: true,
    },
  })
  const { id } = (await answer.json()) as { id: string }
  await page.goto(`${server.url}/b/${board}/m/${id}/invitation`)
  await letter.getByRole('heading', { name: 'Извънредна среща' }).waitFor()
  const words = await letter.innerText()
  for (const part of ['Зала „Траяна“', 'Присъствено и онлайн', 'Преглед на задачите', 'мин'])
    expect(words).toContain(part)
  expect(words).toMatch(/10:00\sч\. – 11:30\sч\./)
  expect(words).toMatch(/\d{3} \d{3}/)
  expect(words).toMatch(/Кодът важи до \d\d\.\d\d\.\d{4}\sг\., \d\d:\d\d\sч\./)
  await page.goto(address)
  await page.getByRole('button', { name: 'Започни', exact: true }).waitFor()
})

test('AC37: a changed role takes effect at once in an open meeting, in both directions, and is said in words', async () => {
  member = await Person.open(browser, server)
  await member.joinByCode(await chair.roomCode(board), 'Община Казанлък', 'Иван Петров')
  await member.page.goto(address)
  const start = member.page.getByRole('button', { name: 'Започни', exact: true })
  await member.page.getByText('Срещата още не е започнала.').waitFor()
  expect(await start.count()).toBe(0)
  await changeRole('Иван Петров', 'facilitator')
  await start.waitFor()
  await member.page.getByText('Ролята Ви вече е: Водещ').waitFor()
  await changeRole('Иван Петров', 'member')
  await start.waitFor({ state: 'detached' })
  await member.page.goto(`${server.url}/b/${board}`)
  await member.page
    .getByRole('heading', { name: 'Следваща среща' })
    .or(member.page.getByText('Участник от организация'))
    .first()
    .waitFor()
  await changeRole('Иван Петров', 'facilitator')
  await member.page.getByText('Водещ (фасилитатор) · Община Казанлък').first().waitFor()
})

test('MI19, MI20: a start on another day asks, and the minutes tell the day on which it was', async () => {
  const { page } = chair
  await page.getByRole('button', { name: 'Започни', exact: true }).click()
  const question = page.getByRole('dialog')
  await question.getByText(/Срещата е насрочена за .*; да започне ли сега\?/).waitFor()
  await question.getByRole('button', { name: 'Отказ' }).click()
  await page.getByText('Срещата още не е започнала.').waitFor()
  await page.getByRole('button', { name: 'Започни', exact: true }).click()
  const today = dayAt(Date.now())
  await page.getByRole('button', { name: 'Започни и премести за днес' }).click()
  await page.getByRole('button', { name: 'Приключи срещата' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/точк[аи] не (е|са) разгледан[аи]/).waitFor()
  await dialog.getByText('Не е посочена следваща среща').waitFor()
  await dialog.getByRole('button', { name: 'Приключи въпреки това' }).click()
  await page
    .getByText(/Срещата е закрита/)
    .first()
    .waitFor()
  await page.goto(`${address}/minutes`)
  await page
    .getByText(`проведена на ${formatDate(today, 'bg')}`)
    .first()
    .waitFor()
  await page.getByText(/^Срещата беше закрита в/).waitFor()
})
