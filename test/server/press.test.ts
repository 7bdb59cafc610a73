import { createPress } from '@sedyanka/server/press/press.ts'
import type { PersonId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { addLines, noteOf } from '../support/notes.ts'
import { minutesOf, sampleDocuments } from '../support/sample-documents.ts'

const question = (documents = sampleDocuments()) => ({
  minutes: minutesOf(documents),
  language: 'bg' as const,
  format: 'docx' as const,
})
const print = (press: ReturnType<typeof createPress>, personId: PersonId, order: string[]) =>
  press.print(personId, async () => {
    order.push(personId)
    return question()
  })
const create = (program: { program?: URL } = {}) => {
  const logged: string[] = []
  return { logged, press: createPress({ log: (event) => logged.push(event), ...program }) }
}

test('HT25: people take turns: whoever asks for many waits for themselves, and for too many they are refused', async () => {
  const { press } = create()
  const order: string[] = []
  const written: Promise<unknown>[] = []
  for (let time = 0; !press.isBusyFor(asId('greedy')); time++)
    written.push(print(press, asId('greedy'), order))
  expect(written).toHaveLength(limits.documentsOfPerson + 1)
  expect(press.isBusyFor(asId('other'))).toBe(false)
  written.push(print(press, asId('other'), order))
  const all = (await Promise.all(written)) as Uint8Array[]
  expect(all.map((bytes) => String.fromCharCode(...bytes.slice(0, 2)))).toEqual(all.map(() => 'PK'))
  expect(order.indexOf('other')).toBeLessThanOrEqual(2)
  expect(press.isBusyFor(asId('greedy'))).toBe(false)
})

test('HT25: a hundred papers wait in all, whoever asked for them, and one more is refused to everybody', async () => {
  const { press } = create()
  const ask = (person: number) => press.print(asId(`person ${person}`), async () => null)
  const asked: Promise<unknown>[] = []
  for (let person = 0; person < limits.documentsInAll; person++) {
    expect(press.isBusyFor(asId('other'))).toBe(false)
    asked.push(ask(person))
  }
  expect(press.isBusyFor(asId('other'))).toBe(true)
  await Promise.all(asked)
  expect(press.isBusyFor(asId('other'))).toBe(false)
})

test('HT25: long minutes are printed in a process of their own: the server’s loop goes on', async () => {
  const documents = sampleDocuments()
  for (const { id } of agenda.all(documents.meeting))
    addLines(noteOf(documents.meeting, id), 'Водата спадна под моста на Дунав.\n'.repeat(400))
  const asked = question(documents)
  const { press } = create()
  await press.print(asId('warm'), async () => question())
  let isWritten = false
  let turns = 0
  const written = press.print(asId('a'), async () => asked).finally(() => (isWritten = true))
  while (!isWritten) {
    turns++
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  expect(await written).not.toBeNull()
  expect(turns).toBeGreaterThan(20)
})

test('HT25: minutes that are not there, that cannot be read and that cannot be written end that one request', async () => {
  const { press, logged } = create()
  expect(await press.print(asId('a'), async () => null)).toBeNull()
  await expect(press.print(asId('a'), () => Promise.reject(new Error('no disk')))).rejects.toThrow(
    'no disk',
  )
  const broken = { ...question(), minutes: { title: 1 } as never }
  await expect(press.print(asId('a'), async () => broken)).rejects.toThrow()
  // Not even a copy of it can be handed over.
  const uncopied = { ...question(), minutes: { title: () => 1 } as never }
  await expect(press.print(asId('a'), async () => uncopied)).rejects.toThrow()
  expect(await press.print(asId('a'), async () => question())).not.toBeNull()
  expect(logged).toEqual([])
})

const breaking = { program: new URL('../support/breaking-press.ts', import.meta.url) }
const at = (place: string) => {
  const order = question()
  return { ...order, minutes: { ...order.minutes, place } }
}

test('MI37: a process that breaks down over a paper takes nothing with it: once more, and it is printed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sedyanka-press-'))
  try {
    const { press, logged } = create(breaking)
    const order = at(join(folder, 'broken'))
    const bytes = await press.print(asId('a'), async () => order)
    expect(String.fromCharCode(...(bytes ?? []).slice(0, 2))).toBe('PK')
    expect(logged).toEqual(['minutes.pressEnded'])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('MI37: a paper over which it always breaks down is refused after the second time, and the next one is printed', async () => {
  const { press, logged } = create(breaking)
  const broken = press.print(asId('a'), async () => at('always'))
  const next = press.print(asId('a'), async () => at('Зала 1'))
  await expect(broken).rejects.toThrow('ended')
  expect(await next).not.toBeNull()
  expect(logged).toEqual(['minutes.pressEnded', 'minutes.pressEnded'])
})
