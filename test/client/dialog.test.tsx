import { I18nProvider } from '@sedyanka/client/i18n.tsx'
import { Button } from '@sedyanka/client/ui/Button.tsx'
import { DialogSheet } from '@sedyanka/client/ui/DialogSheet.tsx'
import { cleanup, render } from '@solidjs/testing-library'
import type { JSX } from 'solid-js'
import { afterEach, expect, test } from 'vitest'
import { until } from '../support/until.ts'

afterEach(cleanup)

/** What has the focus after a sheet with these contents has opened. */
const focusedIn = async (body: () => JSX.Element, footer: () => JSX.Element) => {
  render(() => (
    <I18nProvider language="bg">
      <DialogSheet open title="Въпрос" onClose={() => undefined} footer={footer()}>
        {body()}
      </DialogSheet>
    </I18nProvider>
  ))
  await until(
    () => document.activeElement?.closest('[role="dialog"]') !== null,
    'the focus is in the sheet',
  )
  const found = document.activeElement
  return found?.getAttribute('aria-label') ?? found?.textContent
}
const answers = () => (
  <>
    <Button>не</Button>
    <Button tone="danger">да</Button>
  </>
)

test('PA45: a question begins at the answer that changes nothing', async () => {
  expect(await focusedIn(() => <p>Сигурни ли сте?</p>, answers)).toBe('не')
})

test('PA45: where there is more to press than answers, the sheet begins at its start', async () => {
  expect(await focusedIn(() => <Button>още</Button>, answers)).toBe('Затвори прозореца')
})
