import { I18nProvider } from '@sedyanka/client/i18n.tsx'
import { NeedsProvider } from '@sedyanka/client/needs/needs-context.tsx'
import { PledgeForm } from '@sedyanka/client/needs/PledgeForm.tsx'
import { SnackbarProvider } from '@sedyanka/client/ui/Snackbar.tsx'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { offers } from '@sedyanka/shared/help/offers.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { cleanup, fireEvent, render } from '@solidjs/testing-library'
import { Show } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asId } from '../support/as-id.ts'
import { board1, facilitator, memberA, memberB } from '../support/fixtures.ts'
import { PageServer } from '../support/page-server.ts'

let deployment: PageServer
beforeEach(() => {
  deployment = new PageServer()
})
afterEach(async () => {
  cleanup()
  await deployment.close()
})

/** What somebody with that seat finds at the need of org-b. */
const look = async (seat: Seat) => {
  const page = deployment.open(board1, seat)
  await page.synced()
  const view = render(() => (
    <I18nProvider language="bg">
      <SnackbarProvider>
        <NeedsProvider room={page.room}>
          <Show when={needs.read(page.room.doc, asId('need-b'))}>
            {(need) => <PledgeForm need={need()} />}
          </Show>
          <p>готово</p>
        </NeedsProvider>
      </SnackbarProvider>
    </I18nProvider>
  ))
  await vi.dynamicImportSettled()
  await view.findByText('готово')
  const { container } = view
  return {
    page,
    quantity: container.querySelector('input'),
    choices: [...container.querySelectorAll('option')].map(({ value }) => value),
    chosen: container.querySelector('select')?.value,
    give: () => fireEvent.submit(container.querySelector('form') as HTMLFormElement),
  }
}

test('BO34: the organisation that needs something is not asked to cover it', async () => {
  const { quantity, choices } = await look(memberB)
  expect([quantity, choices]).toEqual([null, []])
})

test('BO34: another organisation is, for itself', async () => {
  const { page, quantity, choices, give } = await look(memberA)
  expect([quantity?.value, choices]).toEqual(['40', []])
  give()
  const given = offers.all(page.room.doc).filter(({ id }) => id !== 'offer-a')
  expect(given.map(({ orgId, quantity: much }) => [orgId, much])).toEqual([['org-a', 40]])
})

test.each([
  ['of another organisation has their own', facilitator, 'org-a'],
  ['of the one that needs it has none', { ...facilitator, organisationId: asId('org-b') }, ''],
] as const)('BO34: a facilitator %s chosen, and cannot choose that one', async (_of, seat, own) => {
  const { page, choices, chosen, give } = await look(seat as Seat)
  expect(choices).toEqual(['', 'org-a', 'org-c'])
  expect(chosen).toBe(own)
  give()
  const givers = offers.all(page.room.doc).map(({ orgId }) => orgId)
  expect(givers).not.toContain('org-b')
  expect(givers).toHaveLength(own === '' ? 1 : 2)
})
