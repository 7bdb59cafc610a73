import { copyUnsent } from '@sedyanka/client/sync/unsent-edits.ts'
import { wordsIn } from '@sedyanka/client/sync/unsent-words.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { replaceText } from '@sedyanka/shared/text/replace-text.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { board1, facilitator, memberA, memberB, meeting1 } from '../support/fixtures.ts'
import { type Page, PageServer } from '../support/page-server.ts'
import { noteOf } from '../support/notes.ts'
import { until } from '../support/until.ts'

let deployment: PageServer
beforeEach(() => {
  deployment = new PageServer()
})
afterEach(() => deployment.close())

const onDisk = () => deployment.journal.stored(board1)

describe('the Saved label', () => {
  test('SY2: says saved only when the server has acknowledged', async () => {
    const page = deployment.open(board1, facilitator)
    await page.synced()
    let release: (() => void) | null = null as (() => void) | null
    deployment.journal.beforeAppend = () => new Promise((resolve) => (release = resolve))
    actions.set(page.room.doc, asId('action-a'), { status: 'done' })
    expect(page.room.saved()).toMatchObject({ kind: 'saving', pending: 1 })
    await until(() => release !== null, 'the edit is about to be stored')
    expect(page.room.saved().kind).toBe('saving')
    release?.()
    await page.saved()
    expect(actions.read(onDisk(), asId('action-a'))?.status).toBe('done')
  })

  test('SY4: a page is left without a question while nothing of it waits, also before the server has answered', async () => {
    const page = deployment.open(board1, facilitator)
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true })
      window.dispatchEvent(event)
      return event.defaultPrevented
    }
    expect(page.room.connected()).toBe(false)
    expect(leave()).toBe(false)
    await page.synced()
    let release = () => {}
    deployment.journal.beforeAppend = () => new Promise((resolve) => (release = resolve))
    actions.set(page.room.doc, asId('action-a'), { status: 'done' })
    expect(leave()).toBe(true)
    await until(() => {
      release()
      return page.room.saved().kind === 'saved'
    }, 'it is stored')
    expect(leave()).toBe(false)
  })

  test('SY2, SY3: without a line, and while the server cannot store, it does not say saved', async () => {
    const page = deployment.open(board1, facilitator)
    await page.synced()
    deployment.journal.beforeAppend = () => {
      throw new Error('full')
    }
    actions.set(page.room.doc, asId('action-a'), { status: 'done' })
    // This environment has no IndexedDB, so the page cannot even keep it on the device, and says so.
    await until(() => page.room.saved().kind === 'notSaved', 'the page warns')
    deployment.journal.beforeAppend = () => {}
    await page.saved()
    page.line.cut()
    actions.set(page.room.doc, asId('action-a'), { status: 'proposed' })
    expect(page.room.saved()).toMatchObject({ kind: 'notSaved', pending: 1 })
    page.line.isCut = false
    page.room.retry()
    await page.saved()
    expect(actions.read(onDisk(), asId('action-a'))?.status).toBe('proposed')
  })
})

describe('after a refusal', () => {
  test('SY16: the page goes on in a fresh document, with its other edits, and shows what was not accepted', async () => {
    const page = deployment.open(board1, memberB)
    await page.synced()
    page.room.doc.transact(() => {
      needs.set(page.room.doc, asId('need-b'), { note: 'спешно' })
      actions.set(page.room.doc, asId('action-a'), { title: 'чужда задача' })
      actions.set(page.room.doc, asId('action-b'), { title: 'наша задача' })
    })
    await until(() => page.replaced === 1, 'the room is replaced')
    await page.synced()
    await page.saved()
    expect(page.room.notAccepted()).toMatchObject([
      { root: 'actions', row: 'action-a', text: 'чужда задача', reason: 'foreign' },
    ])
    expect(needs.read(onDisk(), asId('need-b'))?.note).toBe('спешно')
    expect(actions.read(onDisk(), asId('action-b'))?.title).toBe('наша задача')
    expect(actions.read(onDisk(), asId('action-a'))?.title).toBe('Списък на местата')
    expect(actions.read(page.room.doc, asId('action-a'))?.title).toBe('Списък на местата')
    actions.set(page.room.doc, asId('action-b'), { status: 'accepted' })
    await page.saved()
    expect(actions.read(onDisk(), asId('action-b'))?.status).toBe('accepted')
  })

  test('SY16: what was typed offline into a meeting that closed meanwhile is shown as words', async () => {
    const page = deployment.open(meeting1, memberB)
    await page.synced()
    page.line.cut()
    noteOf(page.room.doc).insert(0, 'Докладът ни закъсня')
    await deployment.rooms.change(meeting1, (doc) =>
      meeting.set(doc, 'meeting', { status: 'closed' }),
    )
    page.line.isCut = false
    page.room.retry()
    await until(() => page.replaced === 1, 'the room is replaced')
    await page.synced()
    expect(page.room.notAccepted()).toMatchObject([
      {
        root: 'agenda',
        row: 'item-1',
        field: 'noteText',
        text: 'Докладът ни закъсня',
        reason: 'closed',
      },
    ])
    expect(page.room.saved().kind).toBe('saved')
  })

  test('SY15, SY16: the second of two who make one row writes into the first', async () => {
    const page = deployment.open(meeting1, memberB)
    await page.synced()
    page.line.cut()
    attendance.create(page.room.doc, {
      id: asId('org-b'),
      orgId: asId('org-b'),
      mode: 'online',
      representatives: 2,
      names: '',
      confirmedAt: null,
    })
    await deployment.rooms.change(meeting1, (doc) =>
      attendance.create(doc, {
        id: asId('org-b'),
        orgId: asId('org-b'),
        mode: 'absent',
        representatives: 1,
        names: '',
        confirmedAt: null,
      }),
    )
    page.line.isCut = false
    page.room.retry()
    await until(() => page.replaced === 1, 'the room is replaced')
    await page.synced()
    await page.saved()
    expect(attendance.read(deployment.journal.stored(meeting1), asId('org-b'))).toMatchObject({
      mode: 'online',
      representatives: 2,
    })
    expect(page.room.notAccepted()).toEqual([])
  })

  test('SY16: characters that others typed meanwhile are not undone by writing again', async () => {
    const page = deployment.open(board1, memberB)
    const other = deployment.open(board1, facilitator)
    await Promise.all([page.synced(), other.synced()])
    const title = (each: Page) =>
      actions.sharedText(each.room.doc, asId('action-b'), 'title') as Y.Text
    page.line.cut()
    replaceText(title(page), 'Списък на местата в Казанлък')
    actions.set(page.room.doc, asId('action-a'), { status: 'done' })
    replaceText(title(other), 'Пълен списък на местата')
    await other.saved()
    page.line.isCut = false
    page.room.retry()
    await until(() => page.replaced === 1, 'the room is replaced')
    await page.synced()
    await page.saved()
    const merged = actions.read(onDisk(), asId('action-b'))?.title ?? ''
    expect(merged).toContain('Пълен')
    expect(merged).toContain('в Казанлък')
  })

  test('SY16: what was not accepted outlasts the page, until it is put away', async () => {
    const page = deployment.open(board1, memberB)
    await page.synced()
    actions.set(page.room.doc, asId('action-a'), { title: 'чужда задача' })
    await until(() => page.room.notAccepted().length === 1, 'the words are shown')
    page.room.destroy()
    const again = deployment.open(board1, memberB)
    await again.synced()
    expect(again.room.notAccepted()).toMatchObject([{ text: 'чужда задача' }])
    expect(deployment.open(board1, memberA).room.notAccepted()).toEqual([])
    expect(deployment.open(meeting1, memberB).room.notAccepted()).toEqual([])
    again.room.dismissNotAccepted(again.room.notAccepted()[0]?.id ?? '')
    expect(deployment.open(board1, memberB).room.notAccepted()).toEqual([])
  })

  test('SY13: who was removed is told, and not replaced for ever', async () => {
    const page = deployment.open(board1, memberA)
    await page.synced()
    page.line.seat = { ...memberA, role: 'observer' }
    actions.set(page.room.doc, asId('action-a'), { status: 'done' })
    await until(() => page.replaced === 1, 'the room is replaced')
    await page.synced()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(page.replaced).toBeLessThanOrEqual(2)
  })
})

describe('a page that keeps nothing on its device', () => {
  const title = (page: Page) =>
    actions.sharedText(page.room.doc, asId('action-b'), 'title') as Y.Text
  const goOnline = (page: Page) => {
    page.line.isCut = false
    page.room.retry()
  }

  test('SY55: goes on under another seat with what it had not got stored', async () => {
    const page = deployment.open(board1, memberB)
    await page.synced()
    page.line.cut()
    replaceText(title(page), 'Писано без мрежа')
    actions.set(page.room.doc, asId('action-b'), { responsibleOrgId: asId('org-b') })
    page.reseat({ ...memberB, role: 'facilitator' })
    goOnline(page)
    await page.synced()
    await page.saved()
    expect(actions.read(onDisk(), asId('action-b'))?.title).toBe('Писано без мрежа')
  })

  test('SY55: and keeps as words what the new seat may not write', async () => {
    const page = deployment.open(board1, memberB)
    await page.synced()
    page.line.cut()
    replaceText(title(page), 'Писано без мрежа')
    page.reseat({ ...memberB, role: 'observer' })
    goOnline(page)
    await until(() => page.room.notAccepted().length > 0, 'the words are told')
    expect(page.room.notAccepted()).toMatchObject([
      { row: 'action-b', field: 'title', text: 'Писано без мрежа', reason: 'observer' },
    ])
  })

  test('SY55: a room that is left ends when all in it is saved, and not before', async () => {
    const page = deployment.open(board1, memberB)
    await page.synced()
    page.line.cut()
    replaceText(title(page), 'Писано на тръгване')
    page.room.leave()
    expect(page.room.doc.isDestroyed).toBe(false)
    goOnline(page)
    await until(() => page.room.doc.isDestroyed, 'the room has ended')
    expect(actions.read(onDisk(), asId('action-b'))?.title).toBe('Писано на тръгване')
    const other = deployment.open(board1, memberB)
    await other.synced()
    await other.saved()
    other.room.leave()
    expect(other.room.doc.isDestroyed).toBe(true)
  })

  test('SY55: the words of a row that was made here stand once', () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    const words = {
      id: asId<OrganisationId>('org-a'),
      orgId: asId<OrganisationId>('org-a'),
      mode: 'online',
      representatives: 1,
    } as const
    attendance.create(doc, { ...words, names: 'Иван Петров', confirmedAt: null })
    const refused = { place: 'attendance/org-a', reason: 'foreign' }
    const told = wordsIn(copyUnsent(doc, updates, { why: 'refused', refused }))
    expect(told.filter(({ field }) => field === 'names')).toEqual([
      { root: 'attendance', row: 'org-a', field: 'names', reason: 'foreign', text: 'Иван Петров' },
    ])
  })

  test('SY55: what is refused after the room was left is there as words when it is opened again', async () => {
    const page = deployment.open(board1, memberB)
    await page.synced()
    page.line.cut()
    actions.set(page.room.doc, asId('action-a'), { title: 'чужда задача' })
    page.room.leave()
    goOnline(page)
    await until(() => page.room.doc.isDestroyed, 'the room has ended')
    expect(page.replaced).toBe(0)
    expect(deployment.open(board1, memberB).room.notAccepted()).toMatchObject([
      { text: 'чужда задача', reason: 'foreign' },
    ])
  })
})
