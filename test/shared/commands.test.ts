import { commands, runByName } from '@sedyanka/shared/commands.ts'
import { documentSchema } from '@sedyanka/shared/schema.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { boardCommandCases } from '../support/board-command-cases.ts'
import type { CommandCase } from '../support/command-case.ts'
import { by } from '../support/commands.ts'
import { Court } from '../support/court.ts'
import { helpCommandCases } from '../support/help-command-cases.ts'
import { meetingCommandCases } from '../support/meeting-command-cases.ts'
import { recordCommandCases } from '../support/record-command-cases.ts'

const cases = {
  board: { ...boardCommandCases, ...helpCommandCases },
  meeting: { ...meetingCommandCases, ...recordCommandCases },
}
const kinds = ['board', 'meeting'] as const

/** What is stored of a row, plain. */
const read = (doc: Y.Doc, root: string, id: string) =>
  (doc.getMap(root).get(id) as Y.Map<unknown> | undefined)?.toJSON() ?? {}

/** A server with what has to be there before, and a way to do the command on a page of somebody's. */
const prepare = (kind: 'board' | 'meeting', name: string, tried: CommandCase) => {
  const court = new Court(kind)
  tried.before?.(court.doc)
  const run = (doc: Y.Doc, seat: Seat, args: unknown) =>
    runByName(kind, doc, {
      name,
      // As it comes over a wire.
      args: JSON.parse(JSON.stringify(args)) as unknown,
      by: { seat, at: 7 },
    })
  return { court, run }
}

describe.each(kinds)('commands of a %s', (kind) => {
  test('CH9: every command has a name of a collection of its document, and is tried below', () => {
    expect([...commands[kind].keys()].toSorted()).toEqual(Object.keys(cases[kind]).toSorted())
    for (const name of commands[kind].keys())
      expect(documentSchema[kind].has(name.split('.')[0] ?? ''), name).toBe(true)
  })

  for (const [name, tried] of Object.entries(cases[kind])) {
    const { may, mayNot, args } = tried

    test(`CH9, CH11, CH14: ${name} does what it says, for a seat that may`, () => {
      const { court, run } = prepare(kind, name, tried)
      const page = court.copy()
      const origins = new Set<unknown>()
      page.on('afterTransaction', ({ origin, changed }: Y.Transaction) => {
        if (changed.size > 0) origins.add(origin)
      })
      const update = court.update((doc) => {
        expect(run(doc, may, args)).toMatchObject({ ok: true })
      }, page)
      expect([...origins].filter((origin) => origin !== 'edit' && origin !== 'step')).toEqual([])
      expect(origins.size).toBeGreaterThan(0)
      expect(court.judge(update, may)).toBe('ok')
      const [root, id, fields] = tried.leaves
      const found = read(page, root, id)
      for (const [field, value] of Object.entries(fields))
        expect(found[field] ?? null, field).toEqual(value)
    })

    test(`CH11: ${name} is refused for a seat that may not`, () => {
      const { court, run } = prepare(kind, name, tried)
      let isDone = false
      const answer = court.try(mayNot, (doc) => (isDone = run(doc, mayNot, args).ok))
      expect(isDone && answer === 'ok').toBe(false)
    })

    test(`CH10: ${name} refuses what does not fit, and changes nothing`, () => {
      const { court, run } = prepare(kind, name, tried)
      const before = Y.encodeStateAsUpdate(court.doc)
      const [field = null] = Object.keys(tried.wrong)
      const wrong = { ok: false, error: { code: 'invalid', field } }
      expect(run(court.doc, may, { ...args, ...tried.wrong })).toEqual(wrong)
      expect(run(court.doc, may, { ...args, unknown: 1 })).toMatchObject({
        error: { code: 'invalid', field: 'unknown' },
      })
      for (const none of [null, 'x', 7])
        expect(run(court.doc, may, none), String(none)).toMatchObject({
          error: { code: 'invalid' },
        })
      expect(Y.encodeStateAsUpdate(court.doc)).toEqual(before)
    })

    test(`CH10: ${name} says so when what it is about is not there, and changes nothing`, () => {
      const { court, run } = prepare(kind, name, tried)
      const gone = { ok: false, error: { code: 'gone', field: null } }
      if (tried.missing) {
        const before = Y.encodeStateAsUpdate(court.doc)
        expect(run(court.doc, may, { ...args, ...tried.missing })).toEqual(gone)
        expect(Y.encodeStateAsUpdate(court.doc)).toEqual(before)
      }
      // A document of which nothing has arrived stops no command with an exception.
      const empty = run(new Y.Doc(), may, args)
      if (tried.missing && !('itemId' in args)) expect(empty).toEqual(gone)
    })
  }

  test('CH9: what has no such name is not done', () => {
    expect(runByName(kind, new Y.Doc(), { name: 'toString', args: {}, by: by() })).toEqual({
      ok: false,
      error: { code: 'invalid', field: 'name' },
    })
  })
})
