import { ApiFailure } from '@sedyanka/client/api-failure.ts'
import { createKeptMinutes, type KeptAsked } from '@sedyanka/client/minutes/kept-minutes.ts'
import type { Minutes } from '@sedyanka/shared/minutes/minutes.ts'
import { createRoot, createSignal } from 'solid-js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { minutesOf, sampleDocuments } from '../support/sample-documents.ts'
import { until } from '../support/until.ts'

const asked: KeptAsked = {
  boardId: asId('b'),
  meetingId: asId('m'),
  closing: '[1,null]',
  language: 'bg',
  withNames: false,
}
const minutes = minutesOf(sampleDocuments())

let requests: KeptAsked[]
let answer: () => Promise<{ minutes: Minutes }>
let dispose: () => void
beforeEach(() => {
  requests = []
  answer = async () => ({ minutes })
  localStorage.clear()
})
afterEach(() => dispose())

const open = (first: KeptAsked | null, may: boolean) =>
  createRoot((end) => {
    dispose = end
    const [wanted, setWanted] = createSignal(first)
    const [mayAsk, setMayAsk] = createSignal(may)
    const read = (what: KeptAsked) => {
      requests.push(what)
      return answer()
    }
    return { ...createKeptMinutes(wanted, mayAsk, read), setWanted, setMayAsk }
  })

test('MI1: nothing is asked of a meeting that goes on, nor before its closing is stored', async () => {
  const kept = open(null, true)
  kept.setMayAsk(false)
  kept.setWanted(asked)
  expect([requests, kept.minutes()]).toEqual([[], null])
  kept.setMayAsk(true)
  await until(() => kept.minutes() !== null, 'they are here')
  expect(requests).toEqual([asked])
})

test('MI1: another language or closing is asked for anew, and an answer that comes too late is not shown', async () => {
  const late = Promise.withResolvers<{ minutes: Minutes }>()
  answer = () => late.promise
  const kept = open(asked, true)
  answer = async () => ({ minutes: { ...minutes, language: 'uk' } })
  kept.setWanted({ ...asked, language: 'uk' })
  await until(() => kept.minutes()?.language === 'uk', 'the other language is here')
  late.resolve({ minutes })
  await late.promise
  expect(kept.minutes()?.language).toBe('uk')
})

test('MI1: without a line the last ones that were shown here are shown again, and no others', async () => {
  const first = open(asked, true)
  await until(() => first.minutes() !== null, 'they are here')
  dispose()
  const away = open(asked, false)
  expect(away.minutes()).toEqual(minutes)
  away.setWanted({ ...asked, closing: '[2,"грешка"]' })
  expect(away.minutes()).toBe(null)
})

test('MI1: what went wrong is said in words, and the return of the line asks again', async () => {
  answer = () => Promise.reject(new ApiFailure('storage'))
  const kept = open(asked, true)
  await until(() => kept.failure() !== null, 'the reason is said')
  expect(kept.failure()).toBe('errors.unavailable')
  answer = async () => ({ minutes })
  kept.setMayAsk(false)
  kept.setMayAsk(true)
  await until(() => kept.minutes() !== null, 'they are here')
  expect(kept.failure()).toBe(null)
})
