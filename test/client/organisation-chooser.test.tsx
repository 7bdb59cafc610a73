import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { I18nProvider } from '@sedyanka/client/i18n.tsx'
import { OrganisationChooser } from '@sedyanka/client/join/OrganisationChooser.tsx'
import { searchOrganisations } from '@sedyanka/client/organisations/search-organisations.ts'
import type { OrganisationChoice } from '@sedyanka/shared/wire/api.ts'
import { cleanup, fireEvent, render } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'

afterEach(cleanup)

const organisation = (
  id: string,
  kind: OrganisationChoice['kind'],
  names: [string, string, string],
): OrganisationChoice => ({
  id: asId(id),
  kind,
  shortName: names[0],
  name: { bg: names[0], en: names[1], uk: names[2] },
})
const choices = [
  organisation('stz', 'institution', [
    'Община Стара Загора',
    'Stara Zagora Municipality',
    'Муніципалітет Стара Загора',
  ]),
  organisation('kaz', 'institution', [
    'Община Казанлък',
    'Kazanlak Municipality',
    'Муніципалітет Казанлик',
  ]),
  organisation('most', 'ngo', ['Фондация „Мост“', 'Bridge Foundation', 'Фонд «Міст»']),
]

const renderChooser = async () => {
  const [chosen, setChosen] = createSignal<OrganisationId | null>(null)
  const view = render(() => (
    <I18nProvider language="bg">
      <OrganisationChooser choices={choices} chosenId={chosen()} onChoose={setChosen} />
    </I18nProvider>
  ))
  const field = await view.findByRole('searchbox')
  return { ...view, field, chosen }
}

describe('PA13: choosing one’s organisation', () => {
  test('PA13: every word must be found, in any language, whatever the quotation marks', () => {
    const ids = (query: string) => searchOrganisations(choices, query).map(({ id }) => id)
    expect(ids('')).toEqual(['stz', 'kaz', 'most'])
    expect(ids('загора община')).toEqual(['stz'])
    expect(ids('KAZANLAK')).toEqual(['kaz'])
    expect(ids('фонд міст')).toEqual(['most'])
    expect(ids('"мост"')).toEqual(['most'])
    expect(ids('няма такава')).toEqual([])
  })

  test('PA13: the list stands by kind; a choice folds it away and can be taken back', async () => {
    const { getByRole, queryByRole, findByText, chosen } = await renderChooser()
    expect(getByRole('region', { name: 'Институции' })).toBeTruthy()
    fireEvent.click(getByRole('button', { name: 'Община Казанлък' }))
    expect(chosen()).toBe('kaz')
    expect(queryByRole('searchbox')).toBeNull()
    fireEvent.click(await findByText('Друга организация'))
    expect(chosen()).toBeNull()
  })

  test('PA13: Enter takes the first that was found, the arrows walk through the list', async () => {
    const { field, getByRole, chosen } = await renderChooser()
    fireEvent.keyDown(field, { code: 'ArrowDown' })
    expect(document.activeElement).toBe(getByRole('button', { name: 'Община Казанлък' }))
    fireEvent.input(field, { target: { value: 'мост' } })
    fireEvent.keyDown(field, { code: 'Enter' })
    expect(chosen()).toBe('most')
  })

  test('PA13: Enter in an empty search chooses nobody', async () => {
    const { field, chosen } = await renderChooser()
    fireEvent.keyDown(field, { code: 'Enter' })
    expect(chosen()).toBeNull()
  })
})
