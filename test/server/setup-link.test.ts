import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OpsError } from '@sedyanka/server/ops/ops-error.ts'
import { makeSetupLink } from '@sedyanka/server/ops/setup-link.ts'
import type { Me } from '@sedyanka/shared/wire/api.ts'
import { expect, test } from 'vitest'
import { errorOf, openBoard, openDeployment } from '../support/deployment.ts'
import { runCommand } from '../support/run-command.ts'

const day = 24 * 60 * 60 * 1000

test('AC35: the operator’s link lets the founder in again with all their seats, and ends what they had open', async () => {
  await using deployment = await openDeployment()
  const { facilitator: lost, boardId } = await openBoard(deployment)
  const before = (await lost.get('/api/me')).body as Me
  const seat = await deployment.seats.open(lost.headers, boardId)
  if (typeof seat === 'string') throw new Error(seat)
  const fresh = deployment.browser()
  expect((await fresh.get('/api/setup')).body).toEqual({ open: false })

  const token = makeSetupLink(deployment.dataDir)
  expect((await fresh.get('/api/setup')).body).toEqual({ open: true })
  const back = await fresh.ask<Me>('POST', '/api/setup', { token, name: 'Мария П.' })
  expect(back).toEqual({ ...before, person: { id: before.person.id, name: 'Мария П.' } })
  expect((await fresh.get(`/api/boards/${boardId}`)).status).toBe(200)
  expect((await lost.get('/api/me')).status).toBe(401)
  expect(seat.current()).toBeNull()

  // Once.
  expect((await fresh.get('/api/setup')).body).toEqual({ open: false })
  const again = await deployment.browser().post('/api/setup', { token, name: 'Иван' })
  expect([again.status, errorOf(again)]).toEqual([410, 'linkExpired'])
  expect((await fresh.get('/api/me')).status).toBe(200)
})

test('AC35: it works for a day, survives a start of the server, dies with the next one, and stands in no file', async () => {
  await using deployment = await openDeployment()
  await openBoard(deployment)
  const use = (token: string) => deployment.browser().post('/api/setup', { token, name: 'Мария' })
  expect((await use(makeSetupLink(deployment.dataDir, Date.now() - day))).status).toBe(410)
  const first = makeSetupLink(deployment.dataDir)
  const second = makeSetupLink(deployment.dataDir)
  for (const name of ['sedyanka.db', 'sedyanka.db-wal'])
    expect(readFileSync(join(deployment.dataDir, name), 'latin1')).not.toContain(second)
  expect(await deployment.setup.begin()).toBeNull()
  expect((await use(first)).status).toBe(410)
  expect((await use(second)).status).toBe(200)
})

test('AC35: of many who use it at once exactly one comes in', async () => {
  await using deployment = await openDeployment()
  await openBoard(deployment)
  const token = makeSetupLink(deployment.dataDir)
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      deployment
        .browser(`198.51.100.${index}`)
        .post('/api/setup', { token, name: `Човек ${index}` }),
    ),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('AC35: without data, or before anybody has come in, there is nothing to come back to', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'sedyanka-link-'))
  expect(() => makeSetupLink(empty)).toThrow(OpsError)
  rmSync(empty, { recursive: true })
  await using deployment = await openDeployment()
  expect(() => makeSetupLink(deployment.dataDir)).toThrow(/prints the set-up link at its start/)
})

test('AC35: the command prints the link beside a running server, and nothing else', async () => {
  await using deployment = await openDeployment()
  await openBoard(deployment)
  const made = await runCommand(deployment.dataDir, 'setup-link')
  expect(made).toMatchObject({ code: 0, stderr: '' })
  const [, token] = /^Set-up link: http:\/\/\S+\/setup#([\w-]{43})\n$/.exec(made.stdout) ?? []
  expect((await deployment.browser().post('/api/setup', { token, name: 'Мария' })).status).toBe(200)
  const refused = await runCommand(deployment.dataDir, 'setup-link', 'a-file')
  expect([refused.code, refused.stdout]).toEqual([1, ''])
  expect(refused.stderr).toMatch(/^Usage: /)
})
