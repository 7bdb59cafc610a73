import type { Page } from 'playwright-core'
import { startMeeting } from '../support/meeting-page.ts'

/** How long a page says that all is saved before it is taken at its word, ms: a meeting opens behind its board. */
const calm = 1_500
const patience = 60_000

/** Waits until a page shows what it is going to show, and nothing of it is on its way. */
export const settle = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  const { pathname } = new URL(page.url())
  // Every page of a board has the label, but for the wall.
  const wanted = pathname.startsWith('/b/') && !pathname.endsWith('/screen') ? 'saved' : null
  const begun = Date.now()
  for (let since = begun; Date.now() - since < calm; await page.waitForTimeout(50)) {
    const said = await page.evaluate(
      () => document.querySelector('[data-saved]')?.getAttribute('data-saved') ?? null,
    )
    if (said !== wanted) since = Date.now()
    if (since - begun > patience) throw new Error(`${pathname} still says: ${said}`)
  }
}

/** A meeting as it looks in the middle: items behind, notes with carets, a vote, action items, people. */
export const holdMeeting = async (chair: Page, members: Page[]): Promise<void> => {
  await startMeeting(chair)
  for (let item = 0; item < 3; item++)
    await chair.getByRole('button', { name: 'Следваща', exact: true }).click()
  const notes = (page: Page) => page.getByRole('textbox', { name: 'Бележки по точката' })
  await notes(chair).click()
  await chair.getByRole('button', { name: 'Списък с точки' }).click()
  await notes(chair).click()
  await chair.keyboard.type('Данните се подават обобщено, по вид на базата и по община.\n')
  await chair.keyboard.type('В Гурково търсенето надвишава свободните места в общинската база.\n')
  const decision = chair.getByRole('button', { name: 'Ново решение' })
  await decision.click()
  await chair
    .getByRole('textbox', { name: 'Проект на решение' })
    .fill('Препоръчва свободните места в Казанлък да се ползват като резерв за зимата.')
  const quick = chair.getByRole('combobox', { name: /Нова задача/ })
  for (const line of [
    'План за отопление на базите @Община Гурково до 11.12',
    'Първо седмично подаване на местата @Община Казанлък до петък',
  ]) {
    await quick.fill(line)
    await quick.press('Enter')
  }
  for (const [index, page] of members.entries()) {
    await notes(page).click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type(
      index === 0 ? 'Казанлък може да поеме част от семействата.' : ' Нужен е превод.',
    )
  }
}
