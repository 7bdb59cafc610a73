import { I18nProvider } from '@sedyanka/client/i18n.tsx'
import { DateField } from '@sedyanka/client/ui/DateField.tsx'
import { cleanup, render } from '@solidjs/testing-library'
import { afterEach, describe, expect, test, vi } from 'vitest'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const show = async (deviceLanguage: string) => {
  vi.spyOn(navigator, 'language', 'get').mockReturnValue(deviceLanguage)
  const view = render(() => (
    <I18nProvider language="bg">
      <DateField label="day" value="2026-12-10" hint="Четвъртък" onChange={() => undefined} />
      <DateField label="hour" type="time" value="14:30" onChange={() => undefined} />
    </I18nProvider>
  ))
  await vi.dynamicImportSettled()
  return view
}

describe('PA41: fields for days', () => {
  test('PA41: on a device of another language the day and the hour stand below as the page writes them', async () => {
    const { findByText, getByText } = await show('en-US')
    await findByText(/^10\.12\.2026\sг\. · Четвъртък$/)
    getByText(/^14:30\sч\.$/)
  })

  test('PA41: on a device of the same language nothing is said twice', async () => {
    const { findByText, queryByText } = await show('bg-BG')
    await findByText('Четвъртък')
    expect(queryByText(/2026/)).toBeNull()
  })
})
