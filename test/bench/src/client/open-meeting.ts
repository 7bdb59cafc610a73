import type { Browser, Page } from 'playwright-core'
import { makeTranslate } from '@sedyanka/shared/i18n/translate.ts'
import { bg } from '@sedyanka/shared/i18n/bg.ts'
import type { DeploymentRecord } from '../deployment/deployment.ts'
import { addCookies } from './add-cookies.ts'

const t = makeTranslate('bg', bg)

/** Opens the plenary in a browser and puts the caret at the end of the first item's notes. */
export const openMeeting = async (
  browser: Browser,
  { url, deployment }: { url: string; deployment: DeploymentRecord },
): Promise<Page> => {
  const context = await browser.newContext({
    locale: 'bg-BG',
    viewport: { width: 1440, height: 900 },
  })
  await addCookies(context, { url, cookie: deployment.cookies[0] ?? '' })
  const page = await context.newPage()
  const meetingId = deployment.rooms['plenary']?.split(':')[1] ?? ''
  await page.goto(`${url}/b/${deployment.boardId}/m/${meetingId}`)
  const notes = page.getByRole('textbox', { name: t('notes.label') })
  await notes.click({ timeout: 60_000 })
  await page.keyboard.press('Control+End')
  return page
}
