import { createSignal } from 'solid-js'
import { keysOf, remember } from '../device.ts'

/** Edits that people left on this device when their sessions ended (`left-edits.ts`) are kept under such keys. */
export const leftPrefix = 'sedyanka.left.'

const [changes, setChanges] = createSignal(0)

/** Their keys; an effect that reads them follows what this page changes. */
export const leftKeys = (): string[] => {
  changes()
  return keysOf(leftPrefix)
}

/** Keeps one of them, or forgets it. */
export const writeLeft = (key: string, text: string | null): void => {
  remember(key, text)
  setChanges((count) => count + 1)
}
