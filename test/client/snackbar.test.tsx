import { I18nProvider } from '@sedyanka/client/i18n.tsx'
import { SNACK_MS, SnackbarProvider, useSnackbar } from '@sedyanka/client/ui/Snackbar.tsx'
import { cleanup, fireEvent, render } from '@solidjs/testing-library'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const renderSnacks = async () => {
  let show: ReturnType<typeof useSnackbar> | undefined
  const Inside = () => {
    show = useSnackbar()
    return null
  }
  const view = render(() => (
    <I18nProvider language="bg">
      <SnackbarProvider>
        <Inside />
      </SnackbarProvider>
    </I18nProvider>
  ))
  await vi.dynamicImportSettled()
  if (!show) throw new Error('the provider gave nothing')
  return { ...view, show }
}

describe('PA8: notices with “undo”', () => {
  test('PA8: undo runs once and closes the notice', async () => {
    const { show, getByRole, queryByText } = await renderSnacks()
    const run = vi.fn()
    show({ text: 'removed', action: { label: 'undo', run } })
    fireEvent.click(getByRole('button', { name: 'undo' }))
    expect(run).toHaveBeenCalledTimes(1)
    expect(queryByText('removed')).toBeNull()
    vi.advanceTimersByTime(SNACK_MS * 2)
    expect(run).toHaveBeenCalledTimes(1)
  })

  test('PA8: a notice stays ten seconds and then goes without doing anything', async () => {
    const { show, queryByText } = await renderSnacks()
    const run = vi.fn()
    show({ text: 'removed', action: { label: 'undo', run } })
    vi.advanceTimersByTime(9_999)
    expect(queryByText('removed')).not.toBeNull()
    vi.advanceTimersByTime(1)
    expect(queryByText('removed')).toBeNull()
    expect(run).not.toHaveBeenCalled()
  })

  test('PA8: a final notice takes the place of those that could still be undone', async () => {
    const { show, queryByText } = await renderSnacks()
    const run = vi.fn()
    show({ text: 'adopted', action: { label: 'undo', run } })
    show({ text: 'closed', isFinal: true })
    expect(queryByText('adopted')).toBeNull()
    expect(queryByText('closed')).not.toBeNull()
    vi.advanceTimersByTime(SNACK_MS)
    expect(run).not.toHaveBeenCalled()
  })

  test('PA8: one that is in the way can be put away, and nothing is undone', async () => {
    const { show, getByRole, queryByText } = await renderSnacks()
    const run = vi.fn()
    show({ text: 'removed', action: { label: 'undo', run } })
    fireEvent.click(getByRole('button', { name: 'Скрий' }))
    expect(queryByText('removed')).toBeNull()
    expect(run).not.toHaveBeenCalled()
  })

  test('PA8: it waits while the focus is on it', async () => {
    const { show, getByRole, queryByText } = await renderSnacks()
    show({ text: 'removed', action: { label: 'undo', run: () => undefined } })
    const button = getByRole('button', { name: 'undo' })
    fireEvent.focusIn(button)
    vi.advanceTimersByTime(SNACK_MS * 3)
    expect(queryByText('removed')).not.toBeNull()
    fireEvent.focusOut(button)
    vi.advanceTimersByTime(SNACK_MS)
    expect(queryByText('removed')).toBeNull()
  })

  test('PA8: the same words again take the place of the ones that stand there, with their undo', async () => {
    const { show, getAllByText, getByRole, queryByText } = await renderSnacks()
    const undone: number[] = []
    const undo = (number: number) => ({ label: 'undo', run: () => undone.push(number) })
    for (const [index, text] of ['copied', 'removed', 'copied'].entries())
      show({ text, ...(text === 'copied' ? { action: undo(index) } : {}) })
    expect(getAllByText('copied')).toHaveLength(1)
    fireEvent.click(getByRole('button', { name: 'undo' }))
    expect(undone).toEqual([0, 2])
    expect(queryByText('copied')).toBeNull()
  })

  test('PA8: the oldest of more than three makes room, and all are read politely', async () => {
    const { show, getByRole, queryByText } = await renderSnacks()
    for (const text of ['one', 'two', 'three', 'four']) show({ text })
    expect(queryByText('one')).toBeNull()
    expect(queryByText('four')).not.toBeNull()
    expect(getByRole('status').getAttribute('aria-live')).toBe('polite')
  })
})
