import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { placeFirstPaint } from '@sedyanka/client/first-paint.ts'
import { inlineScripts } from '@sedyanka/server/http/inline-scripts.ts'
import { expect, test } from 'vitest'
import { openDeployment } from '../support/deployment.ts'

const page = [
  '<head>',
  '    <script type="module" crossorigin src="/assets/index.js"></script>',
  '    <link rel="stylesheet" crossorigin href="/assets/index.css">',
  '  </head>',
  '<body><!-- first paint --><div id="app"></div></body>',
].join('\n')

test('PA29: the first picture and its palette stand in the page, and the page’s style holds up neither', () => {
  const placed = placeFirstPaint(page, { script: 'paint("$&")', style: ':root{--paper:#fff}' })
  const order = [':root{--paper', '</head>', 'paint("$&")', 'index.css', 'id="app"']
  const at = order.map((part) => placed.indexOf(part))
  expect(at).toEqual(at.toSorted((a, b) => a - b))
  expect(at).not.toContain(-1)
  expect(placed.split('index.css')).toHaveLength(2)
  expect(() => placeFirstPaint('<head></head>', { script: '', style: '' })).toThrow('first paint')
})

test('HT26: scripts in the page are allowed by their digest, and no other is', async () => {
  const dist = mkdtempSync(join(tmpdir(), 'sedyanka-inline-'))
  writeFileSync(join(dist, 'index.html'), '<script>one()</script><script src="/a.js"></script>')
  const digest = createHash('sha256').update('one()').digest('base64')
  const scriptsOf = inlineScripts(dist)
  expect(scriptsOf()).toEqual([`'sha256-${digest}'`])
  expect(scriptsOf()).toBe(scriptsOf())
  expect(inlineScripts(join(dist, 'missing'))()).toEqual([])
  // An update puts other files there while the server runs.
  writeFileSync(join(dist, 'index.html'), '<script>another()</script>')
  const next = createHash('sha256').update('another()').digest('base64')
  expect(scriptsOf()).toEqual([`'sha256-${next}'`])
  rmSync(dist, { recursive: true })
  await using deployment = await openDeployment()
  const { headers } = await deployment.browser().get('/')
  const [, scripts] = /script-src ([^;]*)/.exec(headers.get('content-security-policy') ?? '') ?? []
  expect(scripts).toBe("'self'")
})
