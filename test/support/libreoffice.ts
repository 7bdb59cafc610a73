import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Milliseconds; its first start makes a profile. */
const patience = 120_000

const answers = (program: string, flag: string): Promise<boolean> =>
  run(program, [flag], { timeout: patience }).then(
    () => true,
    () => false,
  )

/** Whether LibreOffice is installed, and pdftotext, which reads what it makes. */
export const hasLibreOffice = async (): Promise<boolean> =>
  (await answers('soffice', '--version')) && (await answers('pdftotext', '-v'))

/** What LibreOffice reads in a document, as the text of each page, by way of a PDF that it makes of it. */
export const readWithLibreOffice = async (
  document: Uint8Array,
  extension: 'docx' | 'odt',
): Promise<string[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'sedyanka-office-'))
  try {
    const file = join(folder, `minutes.${extension}`)
    await writeFile(file, document)
    // A profile of its own: a LibreOffice that runs already would take the work away and answer at once.
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const convert = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder]
    await run('soffice', [...convert, file], { timeout: patience })
    await run('pdftotext', [join(folder, 'minutes.pdf')], { timeout: patience })
    const text = await readFile(join(folder, 'minutes.txt'), 'utf8')
    return text.split('\f').slice(0, -1)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
