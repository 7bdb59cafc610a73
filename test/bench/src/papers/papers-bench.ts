import { boardRoom, type BoardId, meetingRoom } from '@sedyanka/shared/ids.ts'
import { readMeetings } from '@sedyanka/shared/board/meetings.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { paperFormats } from '@sedyanka/shared/minutes/formats.ts'
import { cpus, loadavg } from 'node:os'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { openDeployment } from '../../../support/deployment.ts'
import { addLongActions, lengthenMeeting } from '../../../support/long-meeting.ts'

const repetitions = 5

interface Timed<T> {
  result: T
  /** Milliseconds. */
  took: number
  /** The longest that the loop stood still meanwhile, ms. */
  waited: number
  /** What the loop's thread worked in all, ms: on a busy machine it waits longer, for the processor. */
  worked: number
}
const delay = monitorEventLoopDelay({ resolution: 1 })

const time = async <T>(work: () => Promise<T>): Promise<Timed<T>> => {
  delay.reset()
  delay.enable()
  const before = process.threadCpuUsage()
  const begun = performance.now()
  const result = await work()
  const took = performance.now() - begun
  const { user, system } = process.threadCpuUsage(before)
  // A wait is counted at its end.
  await setTimeout(5)
  delay.disable()
  return { result, took, waited: delay.max / 1e6, worked: (user + system) / 1e3 }
}

/**
 * How long minutes of three hours with 40 items and 46 organisations take as each kind of file, from the request to its last
 * byte, and how long the server's loop stood still meanwhile at most. Of a meeting that goes on (read out of the documents)
 * and of the same one closed (read out of what was kept).
 */
export const papersBench = async (): Promise<void> => {
  await using deployment = await openDeployment()
  const facilitator = deployment.browser()
  await facilitator.ask('POST', '/api/setup', { token: deployment.setupToken, name: 'Мария' })
  const { id } = await facilitator.ask<{ id: BoardId }>('POST', '/api/boards/sample')
  const listed = await deployment.rooms.read(boardRoom(id), (doc) => readMeetings(doc))
  const meetingId = listed?.find(({ status }) => status === 'closed')?.id
  if (!meetingId) throw new Error('the sample has no closed meeting')
  const room = meetingRoom(meetingId)
  await deployment.rooms.change(room, lengthenMeeting)
  await deployment.rooms.change(boardRoom(id), (doc) => addLongActions(doc, meetingId))
  const [processor] = cpus()
  console.log(
    `${processor?.model}, ${cpus().length} cores; load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
  // What others on the machine take from a loop that does nothing.
  const idle = await time(() => setTimeout(2_000))
  console.log(`idle: the loop waited at most ${idle.waited.toFixed(1)} ms`)
  for (const status of ['inProgress', 'closed'] as const) {
    const change = await time(() =>
      deployment.rooms.change(room, (doc) => meeting.set(doc, 'meeting', { status })),
    )
    console.log(
      `${status}: the loop waited ${change.waited.toFixed(1)} ms, its thread worked ${change.worked.toFixed(1)} ms`,
    )
    for (const format of paperFormats) {
      const path = `/api/boards/${id}/meetings/${meetingId}/minutes.${format}?names=1`
      const runs: Timed<Uint8Array>[] = []
      while (runs.length < repetitions) runs.push(await time(() => facilitator.getBytes(path)))
      const [first, ...rest] = runs.map(({ took }) => Math.round(took))
      const waited = Math.max(...runs.map((run) => run.waited))
      const worked = Math.max(...runs.map((run) => run.worked))
      const size = Math.round((runs[0]?.result.length ?? 0) / 1000)
      console.log(
        `${status} ${format}: first ${first} ms, then ${rest.join(', ')} ms; the loop waited at most ${waited.toFixed(1)} ms, its thread worked at most ${worked.toFixed(1)} ms; ${size} kB`,
      )
    }
  }
}
