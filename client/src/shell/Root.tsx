import { type RouteSectionProps, useLocation } from '@solidjs/router'
import { createEffect, createSignal, on, onCleanup, Suspense } from 'solid-js'
import { lazyPart } from '../ui/lazy-sheet.tsx'
import { Loading } from '../ui/Loading.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'

const FieldLimits = lazyPart(async () => (await import('../ui/FieldLimits.tsx')).FieldLimits)
const RoomLeft = lazyPart(async () => (await import('../ui/RoomLeft.tsx')).RoomLeft)
const FormHelp = lazyPart(async () => (await import('../ui/FormHelp.tsx')).FormHelp)

/** Around every page: waits for its chunk, and tells screen readers where one has come to. */
export const Root = (props: RouteSectionProps) => {
  const location = useLocation()
  const [announced, setAnnounced] = createSignal('')
  createEffect(
    on(
      () => location.pathname,
      () => {
        // The page's chunk or its document may still be on the way; only then is there something to say and to stand on.
        const timer = setInterval(() => {
          const main = document.getElementById('main')
          if (!main) return
          clearInterval(timer)
          setAnnounced(document.title)
          // The link that led here may be gone: the keyboard goes on from the page, not from nowhere.
          if (document.activeElement === document.body) main.focus({ preventScroll: true })
        }, 150)
        onCleanup(() => clearInterval(timer))
      },
      { defer: true },
    ),
  )
  return (
    <>
      <Suspense fallback={<Loading />}>{props.children}</Suspense>
      <FieldLimits />
      <RoomLeft />
      <FormHelp />
      <VisuallyHidden>
        <span role="status">{announced()}</span>
      </VisuallyHidden>
    </>
  )
}
