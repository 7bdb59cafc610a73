import { I18nProvider } from '@sedyanka/client/i18n.tsx'
import { MinutesFiles } from '@sedyanka/client/minutes/MinutesFiles.tsx'
import { SnackbarProvider } from '@sedyanka/client/ui/Snackbar.tsx'
import type { Language } from '@sedyanka/shared/i18n/translate.ts'
import { cleanup, fireEvent, render } from '@solidjs/testing-library'
import { afterEach, expect, test, vi } from 'vitest'

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
const open = (language: Language = 'bg') =>
  render(() => (
    <I18nProvider language={language}>
      <SnackbarProvider>
        <MinutesFiles docxHref="/minutes.docx" isOnline whyNoPaper={null} />
      </SnackbarProvider>
    </I18nProvider>
  ))

const tooMany = () => Response.json({ error: 'tooMany', seconds: 10 }, { status: 429 })
test.each([
  ['bg', /Твърде много документи чакат.*Опитайте отново след половин минута/],
  ['en', /Too many documents.*Try again in half a minute/],
  ['uk', /Забагато документів.*Спробуйте знову/],
] as const)(
  'PA5: a Word document that is refused for now is said in words, with what to do (%s)',
  async (language, sentence) => {
    answerWith(tooMany)
    const { findByRole, findByText } = open(language)
    fireEvent.click(await findByRole('button', { name: /DOCX/ }))
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
  const { findByRole, findByText } = open()
  fireEvent.click(await findByRole('button', { name: /DOCX/ }))
  await findByText(sentence)
  expect(saved).toEqual([])
})

test('PA5: no answer is no connection; the next press tries again, and the file has the name that the server gives it', async () => {
  answerWith(() => Promise.reject(new TypeError('network')))
  const { findByRole, findByText } = open()
  const button = await findByRole('button', { name: /DOCX/ })
  fireEvent.click(button)
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
  fireEvent.click(button)
  await vi.waitFor(() => expect(saved).toEqual([name]))
})
