import { I18nProvider } from '@sedyanka/client/i18n.tsx'
import { createAct } from '@sedyanka/client/rows/create-act.ts'
import type { ClientRoom } from '@sedyanka/client/sync/client-room.ts'
import { SnackbarProvider } from '@sedyanka/client/ui/Snackbar.tsx'
import { addAction } from '@sedyanka/shared/actions/add-action.ts'
import { setDueDate } from '@sedyanka/shared/actions/change-action.ts'
import {
  type Command,
  command,
  failed,
  type FaultCode,
  Nothing,
} from '@sedyanka/shared/rows/command.ts'
import { bg } from '@sedyanka/shared/i18n/bg.ts'
import { en } from '@sedyanka/shared/i18n/en.ts'
import type { Language } from '@sedyanka/shared/i18n/translate.ts'
import { uk } from '@sedyanka/shared/i18n/uk.ts'
import type { ActionId, OrganisationId } from '@sedyanka/shared/ids.ts'
import { cleanup, render } from '@solidjs/testing-library'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { memberA } from '../support/fixtures.ts'

afterEach(cleanup)

const words = { bg, en, uk }
const keys = {
  invalid: 'errors.badRequest',
  gone: 'errors.conflict',
  taken: 'errors.conflict',
  state: 'errors.conflict',
  seat: 'errors.noPermission',
} as const satisfies Record<FaultCode, string>

/** A page that acts in a room that is not there but for its document. */
const openPage = async (language: Language) => {
  const room = { doc: new Y.Doc(), seat: memberA, serverNow: () => 7 } as unknown as ClientRoom
  let act: ReturnType<typeof createAct> | undefined
  const Inside = () => {
    act = createAct(room)
    return null
  }
  const view = render(() => (
    <I18nProvider language={language}>
      <SnackbarProvider>
        <Inside />
      </SnackbarProvider>
    </I18nProvider>
  ))
  await vi.dynamicImportSettled()
  if (!act) throw new Error('the page does not act')
  return { ...view, act }
}

for (const language of ['bg', 'en', 'uk'] as const)
  test(`CH13: what could not be done is said (${language})`, async () => {
    for (const [code, key] of Object.entries(keys) as [FaultCode, (typeof keys)[FaultCode]][]) {
      const { act, findByText, unmount } = await openPage(language)
      const refused: Command = command('actions.refused', Nothing, () => failed(code))
      expect(act(refused, {})).toEqual({ ok: false, error: { code, field: null } })
      await findByText(words[language][key])
      unmount()
    }
  })

test('CH13: what was done needs no words, and its caller has the result', async () => {
  const { act, container, findByText } = await openPage('en')
  const made = act(addAction, {
    title: 'Beds',
    responsibleOrgId: asId<OrganisationId>('org-a'),
    dueDate: null,
  })
  if (!made.ok) throw new Error('it was not made')
  expect(container.textContent).toBe('')
  expect(act(setDueDate, { id: made.id, dueDate: '2026-12-01' })).toEqual({ ok: true })
  act(setDueDate, { id: asId<ActionId>('another'), dueDate: null })
  await findByText(en['errors.conflict'])
})
