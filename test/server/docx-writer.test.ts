import { createDocxWriter } from '@sedyanka/server/minutes/docx-writer.ts'
import type { PersonId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { addLines, noteOf } from '../support/notes.ts'
import { minutesOf, sampleDocuments } from '../support/sample-documents.ts'

const question = (documents = sampleDocuments()) => ({
  minutes: minutesOf(documents),
  language: 'bg' as const,
})
const write = (writer: ReturnType<typeof createDocxWriter>, personId: PersonId, order: string[]) =>
  writer.write(personId, async () => {
    order.push(personId)
    return question()
  })
const create = () => {
  const logged: string[] = []
  return { logged, writer: createDocxWriter({ log: (event) => logged.push(event) }) }
}

test('HT25: people take turns: whoever asks for many waits for themselves, and for too many they are refused', async () => {
  const { writer } = create()
  const order: string[] = []
  const written: Promise<unknown>[] = []
  for (let time = 0; !writer.isBusyFor(asId('greedy')); time++)
    written.push(write(writer, asId('greedy'), order))
  expect(written).toHaveLength(limits.documentsOfPerson + 1)
  expect(writer.isBusyFor(asId('other'))).toBe(false)
  written.push(write(writer, asId('other'), order))
  const all = (await Promise.all(written)) as Uint8Array[]
  expect(all.map((bytes) => String.fromCharCode(...bytes.slice(0, 2)))).toEqual(all.map(() => 'PK'))
  expect(order.indexOf('other')).toBeLessThanOrEqual(2)
  expect(writer.isBusyFor(asId('greedy'))).toBe(false)
})

test('HT25: a hundred documents wait in all, whoever asked for them, and one more is refused to everybody', async () => {
  const { writer } = create()
  const ask = (person: number) => writer.write(asId(`person ${person}`), async () => null)
  const asked: Promise<unknown>[] = []
  for (let person = 0; person < limits.documentsInAll; person++) {
    expect(writer.isBusyFor(asId('other'))).toBe(false)
    asked.push(ask(person))
  }
  expect(writer.isBusyFor(asId('other'))).toBe(true)
  await Promise.all(asked)
  expect(writer.isBusyFor(asId('other'))).toBe(false)
})

test('HT25: long minutes are written in a thread of their own: the server’s loop goes on', async () => {
  const documents = sampleDocuments()
  for (const { id } of agenda.all(documents.meeting))
    addLines(noteOf(documents.meeting, id), 'Водата спадна под моста на Дунав.\n'.repeat(400))
  const asked = question(documents)
  const { writer } = create()
  const loop = monitorEventLoopDelay({ resolution: 5 })
  await writer.write(asId('warm'), async () => question())
  loop.enable()
  let isWritten = false
  let turns = 0
  const written = writer.write(asId('a'), async () => asked).finally(() => (isWritten = true))
  while (!isWritten) {
    turns++
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  loop.disable()
  expect(await written).not.toBeNull()
  expect(turns).toBeGreaterThan(20)
})

test('HT25: minutes that are not there, that cannot be read and that cannot be written end that one request', async () => {
  const { writer, logged } = create()
  expect(await writer.write(asId('a'), async () => null)).toBeNull()
  await expect(writer.write(asId('a'), () => Promise.reject(new Error('no disk')))).rejects.toThrow(
    'no disk',
  )
  const broken = { ...question(), minutes: { title: 1 } as never }
  await expect(writer.write(asId('a'), async () => broken)).rejects.toThrow()
  // Not even a copy of it can be handed over.
  const uncopied = { ...question(), minutes: { title: () => 1 } as never }
  await expect(writer.write(asId('a'), async () => uncopied)).rejects.toThrow()
  expect(await writer.write(asId('a'), async () => question())).not.toBeNull()
  expect(logged).toEqual([])
})
