import { CodeInput } from '@sedyanka/client/join/CodeInput.tsx'
import { codeDigits, groupCode } from '@sedyanka/client/join/code-digits.ts'
import { cleanup, fireEvent, render } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, describe, expect, test } from 'vitest'

afterEach(cleanup)

const renderCode = (length = 6) => {
  const completed: string[] = []
  const [value, setValue] = createSignal('')
  const { getByLabelText } = render(() => (
    <CodeInput
      label="code"
      value={value()}
      length={length}
      onInput={setValue}
      onComplete={(code) => void completed.push(code)}
      errorId={null}
    />
  ))
  const field = getByLabelText('code') as HTMLInputElement
  const type = (text: string) => fireEvent.input(field, { target: { value: text } })
  return { field, type, value, completed }
}

describe('AC36: the six digits', () => {
  test('AC36: spaces, dashes and words around the digits are dropped, and no more than six count', () => {
    expect(codeDigits('код: 123-456')).toBe('123456')
    expect(codeDigits('12 34 56 7')).toBe('123456')
    expect(codeDigits('абв')).toBe('')
    expect(groupCode('123456')).toBe('123 456')
  })

  test('AC36: typing goes on by itself at the sixth digit, once', () => {
    const { type, value, completed } = renderCode()
    for (const text of ['1', '12', '123', '1234', '12345']) type(text)
    expect(completed).toEqual([])
    type('123456')
    type('1234567')
    expect(value()).toBe('123456')
    expect(completed).toEqual(['123456'])
  })

  test('AC36: a pasted code goes on at once, and a corrected one again', () => {
    const { type, completed } = renderCode()
    type('355 818')
    type('35581')
    type('355819')
    expect(completed).toEqual(['355818', '355819'])
  })

  test('AC23: a longer code is pasted whole, and typed where more digits are asked', () => {
    expect(codeDigits('1234 5678')).toBe('12345678')
    expect(codeDigits('1234 5678 9')).toBe('12345678')
    expect(codeDigits('1234567', 8)).toBe('1234567')
    expect(codeDigits('1234567890123456789')).toBe('1234567890123456')
    expect(groupCode('12345678')).toBe('1234 5678')
    const { type, value, completed } = renderCode(8)
    type('123456')
    type('1234567')
    expect(completed).toEqual([])
    type('12345678')
    type('123456789')
    expect(value()).toBe('12345678')
    expect(completed).toEqual(['12345678'])
  })

  test('AC36: phones show digits only and offer the code of a message', () => {
    const { field } = renderCode()
    expect(field.getAttribute('inputmode')).toBe('numeric')
    expect(field.getAttribute('autocomplete')).toBe('one-time-code')
  })
})
