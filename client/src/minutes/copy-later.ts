import { copyText } from '../copy-text.ts'

/**
 * Copies a text that is still on its way; false when the browser does not let us. Throws what the text throws. Called in the
 * press itself: Safari lets no page write to the clipboard later, but takes a promise then.
 */
export const copyLater = async (text: Promise<string>): Promise<boolean> => {
  const blob = text.then((words) => new Blob([words], { type: 'text/plain' }))
  // A browser that takes no promise leaves it alone; why the text did not come is said below.
  blob.catch(() => {})
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
    return true
  } catch {
    return copyText(await text)
  }
}
