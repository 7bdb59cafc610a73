import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMetrics } from '@sedyanka/server/metrics/metrics.ts'
import { expect, test } from 'vitest'
import { parseMetrics } from '../support/read-metrics.ts'

interface Panel {
  title: string
  gridPos: { x: number; y: number; w: number; h: number }
  targets: { expr: string; legendFormat: string }[]
}
const file = join(import.meta.dirname, '../../docs/grafana.json')
const dashboard = JSON.parse(readFileSync(file, 'utf8')) as {
  panels: Panel[]
  templating: { list: { query: string }[] }
}
const targets = dashboard.panels.flatMap((panel) => panel.targets)
const asked = [
  ...targets.map(({ expr }) => expr),
  ...dashboard.templating.list.map((one) => one.query),
]

/** All that the server ever tells: with something in each place that may be empty. */
const told = async () => {
  const facts = { database: 1, log: 1, free: 1, newestBackup: { file: 'x.db', at: 1, bytes: 1 } }
  const metrics = createMetrics(() => Promise.resolve(facts))
  const health = {
    rooms: 1,
    peers: 1,
    people: 1,
    waiting: 1,
    bytes: 1,
    refusing: 0,
    stalled: 0,
    degraded: false,
    isClosing: false,
  }
  const text = await metrics.read({
    health: () => health,
    wires: { webSocket: 1, eventStream: 1 },
    refused: () => ({ 'edit.tooLarge': 1 }),
  })
  const figures = [...parseMetrics(text).keys()].map((key) => {
    const [, name = '', labels = ''] = /^(\w+)(?:\{(.*)\})?$/.exec(key) ?? []
    return { name, labels: [...labels.matchAll(/(\w+)="/g)].map(([, label = '']) => label) }
  })
  return new Map(figures.map(({ name, labels }) => [name, new Set([...labels, 'job'])]))
}
/** The figures that an expression names, … */
const namesIn = (expr: string): string[] =>
  expr.match(/\b(?:sedyanka|process|nodejs)_\w+/g)?.filter((name) => name !== 'sedyanka') ?? []
/** … and the labels by which it groups, or which its legend shows. */
const labelsIn = ({ expr, legendFormat }: Panel['targets'][number]): string[] =>
  [...expr.matchAll(/by \((\w+)\)/g), ...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(
    ([, label = '']) => label,
  )

test('HT33: the dashboard asks only for figures and labels that the server tells', async () => {
  const figures = await told()
  expect(asked.flatMap(namesIn).length).toBeGreaterThan(20)
  for (const expr of asked) {
    for (const name of namesIn(expr)) expect(figures.has(name), name).toBe(true)
  }
  for (const target of targets) {
    const [name = ''] = namesIn(target.expr)
    expect(namesIn(target.expr), target.expr).toHaveLength(1)
    for (const label of labelsIn(target))
      expect([...(figures.get(name) ?? [])], name).toContain(label)
  }
})

test('HT33: it shows every figure of the server’s own, and no two panels in one place', async () => {
  const familyOf = (name: string) => name.replace(/_(bucket|sum|count)$/, '')
  const shown = new Set(asked.flatMap(namesIn).map(familyOf))
  const own = [...(await told()).keys()]
    .filter((name) => name.startsWith('sedyanka_'))
    .map(familyOf)
  expect(own.filter((name) => !shown.has(name))).toEqual([])
  const places = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, at) => `${x + (at % w)} ${y + Math.floor(at / w)}`),
  )
  expect(new Set(places).size).toBe(places.length)
})
