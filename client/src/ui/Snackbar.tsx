import {
  createContext,
  createSignal,
  For,
  onCleanup,
  type ParentProps,
  Show,
  useContext,
} from 'solid-js'
import { type Monotonic, monotonicNow } from '@sedyanka/shared/time/clocks.ts'
import X from 'lucide-solid/icons/x'
import { useI18n } from '../i18n.tsx'
import styles from './Snackbar.module.css'

export interface Snack {
  text: string
  /** Usually “undo”. */
  action?: { label: string; run: () => void }
  /** After this nothing that is shown can be undone any more: it takes their place. */
  isFinal?: boolean
}

interface Shown extends Snack {
  id: number
  since: Monotonic
}

/** How long one stays: long enough to be read and reached on a phone. */
export const SNACK_MS = 10_000
/** How long one that offers nothing stays at least, whatever is pressed. */
const READ_MS = 2_000
/** More than this many would cover the page: the oldest goes. */
const MOST = 3

const SnackbarContext = createContext<(snack: Snack) => void>()

/**
 * Short notices at the foot of the page, or at its head where one has just worked at the foot, read aloud politely; they
 * wait while the pointer or the focus is on them.
 */
export const SnackbarProvider = (props: ParentProps) => {
  const { t } = useI18n()
  const [snacks, setSnacks] = createSignal<Shown[]>([])
  const timers = new Map<number, ReturnType<typeof setTimeout>>()
  let next = 0
  let stack!: HTMLDivElement
  /** Where on the page one pressed or wrote last, from the top; what one needs next is there. */
  let lastY = 0
  const [isOnTop, setOnTop] = createSignal(false)
  const noteY = (event: Event) => {
    if (event instanceof PointerEvent) {
      lastY = event.clientY
      closeRead(event.target)
    } else if (event.target instanceof Element) lastY = event.target.getBoundingClientRect().bottom
  }
  /** What offers nothing has been read by whoever goes on working. */
  const closeRead = (target: EventTarget | null) => {
    if (target instanceof Node && stack.contains(target)) return
    for (const { id, action, since } of snacks())
      if (!action && monotonicNow() - since > READ_MS) close(id)
  }
  document.addEventListener('pointerdown', noteY, true)
  document.addEventListener('keydown', noteY, true)
  onCleanup(() => {
    document.removeEventListener('pointerdown', noteY, true)
    document.removeEventListener('keydown', noteY, true)
  })

  const stop = (id: number) => {
    clearTimeout(timers.get(id))
    timers.delete(id)
  }
  const close = (id: number) => {
    stop(id)
    setSnacks((list) => list.filter((snack) => snack.id !== id))
  }
  const start = (id: number) => {
    stop(id)
    timers.set(
      id,
      setTimeout(() => close(id), SNACK_MS),
    )
  }
  const show = (snack: Snack) => {
    const id = next++
    if (snack.isFinal) for (const { id: known } of snacks()) close(known)
    // The same words again say nothing new; what the ones before could undo is undone with them.
    const same = snacks().filter(({ text }) => text === snack.text)
    for (const { id: known } of same) close(known)
    // Those that are there stay where they are.
    if (snacks().length === 0) setOnTop(lastY > window.innerHeight / 2)
    const { action } = snack
    const undoAll = () => [...same, snack].forEach((each) => each.action?.run())
    const shown = action ? { ...snack, action: { ...action, run: undoAll } } : snack
    for (const old of snacks().slice(0, Math.max(0, snacks().length + 1 - MOST))) close(old.id)
    setSnacks((list) => [...list, { ...shown, id, since: monotonicNow() }])
    start(id)
  }
  onCleanup(() => {
    for (const id of timers.keys()) stop(id)
  })

  return (
    <SnackbarContext.Provider value={show}>
      {props.children}
      <div
        ref={stack}
        class={styles['stack']}
        data-side={isOnTop() ? 'top' : 'bottom'}
        data-print="hide"
        role="status"
        aria-live="polite"
      >
        <For each={snacks()}>
          {(snack) => (
            <div
              class={styles['snack']}
              onPointerEnter={() => stop(snack.id)}
              onPointerLeave={() => start(snack.id)}
              onFocusIn={() => stop(snack.id)}
              onFocusOut={() => start(snack.id)}
            >
              <span class={styles['text']}>{snack.text}</span>
              <Show when={snack.action}>
                {(action) => (
                  <button
                    type="button"
                    class={styles['action']}
                    onClick={() => {
                      action().run()
                      close(snack.id)
                    }}
                  >
                    {action().label}
                  </button>
                )}
              </Show>
              <button
                type="button"
                class={styles['close']}
                aria-label={t('common.dismiss')}
                onClick={() => close(snack.id)}
              >
                <X size={18} aria-hidden="true" />
              </button>
            </div>
          )}
        </For>
      </div>
    </SnackbarContext.Provider>
  )
}

/** Shows a notice: `showSnack({ text, action: { label: t('common.undo'), run } })`. Only below `SnackbarProvider`. */
export const useSnackbar = (): ((snack: Snack) => void) => {
  const show = useContext(SnackbarContext)
  if (!show) throw new Error('useSnackbar: there is no SnackbarProvider above this component')
  return show
}
