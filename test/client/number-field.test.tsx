import { NumberField } from '@sedyanka/client/ui/NumberField.tsx'
import { cleanup, fireEvent, render } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, describe, expect, test } from 'vitest'

afterEach(cleanup)

describe('fields for whole numbers', () => {
  test('PA34: they take digits only, and neither the wheel nor an arrow key changes them', () => {
    const [value, setValue] = createSignal('4')
    const { getByLabelText } = render(() => (
      <NumberField label="against" digits={3} value={value()} onInput={setValue} />
    ))
    const field = getByLabelText('against') as HTMLInputElement
    expect(field.type).toBe('text')
    field.focus()
    fireEvent.wheel(field, { deltaY: 100 })
    fireEvent.keyDown(field, { key: 'ArrowDown' })
    expect(value()).toBe('4')
    const letter = new InputEvent('beforeinput', { data: 'e', cancelable: true, bubbles: true })
    expect(field.dispatchEvent(letter)).toBe(false)
    fireEvent.input(field, { target: { value: '1 2' } })
    expect(value()).toBe('12')
    expect(field.maxLength).toBe(3)
  })
})
