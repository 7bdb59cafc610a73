import { Button } from '@sedyanka/client/ui/Button.tsx'
import { IconButton } from '@sedyanka/client/ui/IconButton.tsx'
import { cleanup, fireEvent, render } from '@solidjs/testing-library'
import { afterEach, describe, expect, test, vi } from 'vitest'

afterEach(cleanup)

describe('PA11: a control that cannot be used says why', () => {
  test('PA11: a button with a reason does nothing, keeps the focus and tells the reason', () => {
    const press = vi.fn()
    const { getByRole } = render(() => (
      <Button whyDisabled="only the facilitator" onClick={press}>
        close
      </Button>
    ))
    const button = getByRole('button', { name: 'close' })
    button.focus()
    fireEvent.click(button)
    expect(press).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(button)
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(button.getAttribute('aria-description')).toBe('only the facilitator')
  })

  test('PA11: so does a button that is only an icon', () => {
    const press = vi.fn()
    const { getByRole } = render(() => (
      <IconButton label="edit" whyDisabled="not yours" onClick={press}>
        <i />
      </IconButton>
    ))
    const button = getByRole('button', { name: 'edit' })
    fireEvent.click(button)
    expect(press).not.toHaveBeenCalled()
    expect(button.title).toBe('not yours')
  })

  test('PA11: while its work goes on a submit button does not send again', () => {
    const send = vi.fn((event: Event) => event.preventDefault())
    const { getByRole } = render(() => (
      <form onSubmit={send}>
        <Button type="submit" busy>
          send
        </Button>
      </form>
    ))
    fireEvent.click(getByRole('button', { name: 'send' }))
    expect(send).not.toHaveBeenCalled()
  })
})
