import { type RouteSectionProps, useLocation } from '@solidjs/router'
import { createEffect, createSignal, on, Suspense } from 'solid-js'
import { Loading } from '../ui/Loading.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'

/** Around every page: waits for its chunk, and tells screen readers where one has come to. */
export const Root = (props: RouteSectionProps) => {
  const location = useLocation()
  const [announced, setAnnounced] = createSignal('')
  createEffect(
    on(
      () => location.pathname,
      () => {
        // The page sets the window's title when it is made; only then is there something to say.
        setTimeout(() => {
          setAnnounced(document.title)
          // The link that led here may be gone: the keyboard goes on from the page, not from nowhere.
          if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true })
        }, 300)
      },
      { defer: true },
    ),
  )
  return (
    <>
      <Suspense fallback={<Loading />}>{props.children}</Suspense>
      <VisuallyHidden>
        <span role="status">{announced()}</span>
      </VisuallyHidden>
    </>
  )
}
