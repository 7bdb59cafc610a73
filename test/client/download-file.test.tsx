import { I18nProvider } from '@sedyanka/client/i18n.tsx'
import { MinutesFiles } from '@sedyanka/client/minutes/MinutesFiles.tsx'
import { SnackbarProvider } from '@sedyanka/client/ui/Snackbar.tsx'
import type { Language } from '@sedyanka/shared/i18n/translate.ts'
import { type JSX, type ParentProps, Show } from 'solid-js'
import { cleanup, fireEvent, render, within } from '@solidjs/testing-library'
import { patience } from '../support/patience.ts'
import { afterEach, expect, test, vi } from 'vitest'

/** The sheet itself is shown in a real browser (paper-files.e2e.test.ts): happy-dom never comes to rest with its focus. */
vi.mock('@sedyanka/client/ui/Dialog.tsx', () => ({
  Dialog: (props: ParentProps<{ open: boolean; footer: JSX.Element }>) => (
    <Show when={props.open}>
      <div role="dialog">
        {props.children}
        {props.footer}
      </div>
    </Show>
  ),
}))

const saved: string[] = []
vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
  this: HTMLAnchorElement,
) {
  saved.push(this.download)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  saved.length = 0
})

const asked: string[] = []
/** The server answers like this, for ever. */
const answerWith = (answer: () => Response | Promise<Response>) =>
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address)
    return Promise.resolve(answer())
  })
const download = /^(Изтегли|Download|Завантажити)$/
/** The dialog of the files, for Word. */
const open = async (language: Language = 'bg') => {
  const page = render(() => (
    <I18nProvider language={language}>
      <SnackbarProvider>
        <MinutesFiles
          address="/minutes"
          isDraft
          language="bg"
          onLanguage={() => {}}
          mayHaveNames
          withNames={false}
          onWithNames={() => {}}
          isOnline
          whyNoPaper={null}
        />
      </SnackbarProvider>
    </I18nProvider>
  ))
  fireEvent.click(await page.findByRole('button', { name: download }))
  const dialog = within(await page.findByRole('dialog', {}, { timeout: patience }))
  fireEvent.click(await dialog.findByRole('radio', { name: /DOCX/ }))
  return { ...page, press: () => fireEvent.click(dialog.getByRole('button', { name: download })) }
}

const tooMany = () => Response.json({ error: 'tooMany', seconds: 10 }, { status: 429 })
test.each([
  ['bg', /Твърде много документи чакат.*Опитайте отново след половин минута/],
  ['en', /Too many documents.*Try again in half a minute/],
  ['uk', /Забагато документів.*Спробуйте знову/],
] as const)(
  'PA5: a Word document that is refused for now is said in words, with what to do (%s)',
  async (language, sentence) => {
    answerWith(tooMany)
    const { press, findByText } = await open(language)
    press()
    await findByText(sentence)
    expect(saved).toEqual([])
  },
)

test.each([
  [503, { error: 'storage' }, /Сървърът временно не отговаря. Опитайте отново/],
  [413, '<html>', /твърде голямо/],
  [401, { error: 'signedOut' }, /Влезте/],
  [404, { error: 'notFound' }, /не е намерена/],
] as const)('PA5: so is an answer %i', async (status, body, sentence) => {
  answerWith(() => Response.json(body, { status }))
  const { press, findByText } = await open()
  press()
  await findByText(sentence)
  expect(saved).toEqual([])
})

test('PA5: no answer is no connection; the next press tries again, and the file has the name that the server gives it', async () => {
  answerWith(() => Promise.reject(new TypeError('network')))
  const { press, findByText, queryByRole } = await open()
  press()
  await findByText(/Няма връзка със сървъра/)
  const name = 'Протокол 7.docx'
  answerWith(
    () =>
      new Response('bytes', {
        headers: {
          'content-disposition': `attachment; filename="protocol-7.docx"; filename*=UTF-8''${encodeURIComponent(name)}`,
        },
      }),
  )
  press()
  await vi.waitFor(() => expect(saved).toEqual([name]))
  expect(asked.at(-1)).toBe('/minutes.docx?language=bg&names=0')
  await findByText(`Изтеглено: ${name}`)
  await vi.waitFor(() => expect(queryByRole('dialog')).toBeNull())
})
