import { Tabs } from '@sedyanka/client/ui/Tabs.tsx'
import { cleanup, fireEvent, render } from '@solidjs/testing-library'
import { createSignal, For, Show } from 'solid-js'
import { afterEach, describe, expect, test } from 'vitest'

afterEach(cleanup)

const names = ['people', 'speakers', 'papers'] as const
type Name = (typeof names)[number]

const renderTabs = () => {
  const [value, setValue] = createSignal<Name>('people')
  const [guests, setGuests] = createSignal<readonly string[]>([])
  const view = render(() => (
    <Tabs<Name>
      label="beside"
      value={value()}
      onChange={setValue}
      items={names.map((name) => ({
        value: name,
        label: name,
        panel: () => (
          <Show when={name !== 'people'} fallback={<button type="button">invite</button>}>
            <For each={guests()}>{(guest) => <button type="button">{guest}</button>}</For>
          </Show>
        ),
      }))}
    />
  ))
  const tab = (name: Name) => view.getByRole('tab', { name })
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })
  return { ...view, tab, press, setValue, setGuests }
}

describe('PA21: tabs', () => {
  test('PA21: only the chosen panel is there, named by its tab; the chosen tab alone is a stop', () => {
    const { tab, getByRole, getAllByRole } = renderTabs()
    fireEvent.click(tab('speakers'))
    expect(tab('speakers').getAttribute('aria-selected')).toBe('true')
    expect(tab('speakers').getAttribute('aria-controls')).toBe(getByRole('tabpanel').id)
    expect(getByRole('tabpanel').getAttribute('aria-labelledby')).toBe(tab('speakers').id)
    expect(getAllByRole('tab').map((one) => one.tabIndex)).toEqual([-1, 0, -1])
    expect(getByRole('tablist').getAttribute('aria-label')).toBe('beside')
  })

  test.each([
    ['people', 'ArrowRight', 'speakers'],
    ['papers', 'ArrowRight', 'people'],
    ['people', 'ArrowLeft', 'papers'],
    ['papers', 'ArrowLeft', 'speakers'],
    ['papers', 'Home', 'people'],
    ['people', 'End', 'papers'],
  ] as const)('PA21: from %s, %s shows %s and takes the focus along', (from, key, to) => {
    const { tab, press } = renderTabs()
    fireEvent.click(tab(from))
    tab(from).focus()
    press(key)
    expect(tab(to).getAttribute('aria-selected')).toBe('true')
    expect(document.activeElement).toBe(tab(to))
  })

  test('PA21: other keys, and arrows with a modifier, belong to the page and the browser', () => {
    const { tab } = renderTabs()
    tab('people').focus()
    expect(fireEvent.keyDown(tab('people'), { key: 'ArrowRight', altKey: true })).toBe(true)
    expect(fireEvent.keyDown(tab('people'), { key: 'ArrowDown' })).toBe(true)
    expect(tab('people').getAttribute('aria-selected')).toBe('true')
  })

  test('PA21: a panel with nothing to press is a stop itself, until something comes', async () => {
    const { tab, getByRole, setGuests } = renderTabs()
    expect(getByRole('tabpanel').hasAttribute('tabindex')).toBe(false)
    fireEvent.click(tab('papers'))
    expect(getByRole('tabpanel').getAttribute('tabindex')).toBe('0')
    setGuests(['Мария'])
    await expect.poll(() => getByRole('tabpanel').hasAttribute('tabindex')).toBe(false)
  })
})
