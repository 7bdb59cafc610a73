import type { Page } from 'playwright-core'

/** The notes of the current agenda item. */
export const notesOf = (page: Page) => page.getByRole('textbox', { name: 'Бележки по точката' })

/** The label in the header that says where what was typed is. */
export const savedLabel = (page: Page) => page.locator('[data-saved]').first()

/** What the notes say, without the carets of the others. */
export const readNotes = (page: Page): Promise<string> =>
  notesOf(page).evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('.caret')) caret.remove()
    return (copy.textContent ?? '').replace(/[\u2060\ufeff]/g, '').trim()
  })

/** Types at the end of the notes, as a person does. */
export const typeNotes = async (page: Page, text: string): Promise<void> => {
  await notesOf(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(text)
}

/** Starts the meeting that the page shows. It was planned for a later day: the page asks, and the plan stays. */
export const startMeeting = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Започни', exact: true }).click()
  await page.getByRole('button', { name: 'Започни, без да местиш датата' }).click()
}
