import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { delimiter, join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { watchBrowser } from './evidence.ts'

interface FoundBrowser {
  executablePath: string
  /** Variables that it needs beside the ones that are set. */
  env: Record<string, string>
}

const cache = join(import.meta.dirname, '../../node_modules/.cache')
/** The shell first: it draws the same pages without a browser's own windows, menus and address bar, for a third less work. */
const systemNames = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]
const systemPaths = [
  ...(process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((dir) => systemNames.map((n) => join(dir, n))),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Parts of the browser that no test looks at. Chromium hears only the last such list, so it repeats what
 * Playwright leaves out (`chromiumSwitches` in its core). Ours come last: in every window Chromium otherwise keeps two hidden
 * pages for what its address bar proposes, which cost as much as a page of ours.
 */
const leftOut = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  // Ours.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
]

/**
 * Starts the browser that the tests run in: the machine's Chromium or Chrome when there is one, else the one that npm
 * carries. `SEDYANKA_BROWSER=bundled` takes the latter anyway, `SEDYANKA_BROWSER=/a/path` that very program.
 * `keepsShell`: the page's own files are kept on the device, as everywhere in use. Every new person then fetches all
 * hundred of them, a third of what a test costs: only tests of a page without a server ask for it.
 */
export async function launchBrowser({ keepsShell = false } = {}): Promise<Browser> {
  const { executablePath, env } = await findBrowser()
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      `--disable-features=${leftOut.join(',')}`,
    ],
  })
  return watchBrowser(browser, { keepsShell })
}

/** One line for the log of a test run: which browser it was. Throws when there is none. */
export async function describeBrowser(): Promise<string> {
  const { executablePath, env } = await findBrowser()
  const version = execFileSync(executablePath, ['--version'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return `${version.trim()} (${executablePath})`
}

async function findBrowser(): Promise<FoundBrowser> {
  const wanted = process.env.SEDYANKA_BROWSER
  if (wanted === 'bundled') return unpackBundled()
  const system = wanted ? [wanted] : systemPaths
  const executablePath = system.find((path) => existsSync(path))
  if (executablePath) return { executablePath, env: {} }
  if (wanted) throw new Error(`SEDYANKA_BROWSER names no program: ${wanted}`)
  return unpackBundled()
}

/** Unpacks the browser of @sparticuz/chromium with its libraries and fonts, once for all runs. */
async function unpackBundled(): Promise<FoundBrowser> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('The tests need Chromium or Chrome: npm carries one for Linux on x64 only.')
  const bin = join(findPackageJSON('@sparticuz/chromium', import.meta.url) ?? '', '../bin')
  // its size tells one release of the package from the next
  const home = join(cache, `chromium-${statSync(join(bin, 'chromium.br')).size}`)
  if (!existsSync(home)) {
    mkdirSync(cache, { recursive: true })
    const fresh = mkdtempSync(`${home}-`)
    await inflateInto(fresh, bin)
    try {
      renameSync(fresh, home)
    } catch {
      // another test process was quicker
      rmSync(fresh, { recursive: true })
    }
  }
  return {
    executablePath: join(home, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(home, 'al2023/lib'),
      FONTCONFIG_PATH: join(home, 'fonts'),
    },
  }
}

/** The package unpacks into the folder for temporary files; TMPDIR makes that ours while it does. */
async function inflateInto(folder: string, bin: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium')
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    const archives = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']
    await Promise.all(archives.map((archive) => inflate(join(bin, archive))))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}
