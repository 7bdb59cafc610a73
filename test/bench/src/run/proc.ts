import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Sample } from '../load/job.ts'

/** Linux counts CPU time in these: `getconf CLK_TCK`. */
const ticksPerSecond = 100

/** What `read` finds; `otherwise` when the process or file has gone meanwhile. */
const unlessGone = <T>(read: () => T, otherwise: T): T => {
  try {
    return read()
  } catch {
    return otherwise
  }
}

/** A process and all that it started. */
const processTree = (pid: number): number[] => {
  const threads = unlessGone(() => readdirSync(`/proc/${pid}/task`), [])
  const children = threads.flatMap((thread) =>
    unlessGone(() => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8'), '')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  )
  return [pid, ...children.flatMap(processTree)]
}

/** CPU seconds of one process, all threads. */
export const cpuOf = (pid: number): number => {
  const stat = unlessGone(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), '')
  // The name in parentheses may hold spaces; user and system time are the 14th and 15th field.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksPerSecond
}

const memoryOf = (pid: number): { rss: number; peakRss: number } => {
  const status = unlessGone(() => readFileSync(`/proc/${pid}/status`, 'utf8'), '')
  const mib = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024
  return { rss: mib('VmRSS'), peakRss: mib('VmHWM') }
}

/** CPU and memory of a process with its children. */
export const sampleProcess = (pid: number): Sample => {
  const sample: Sample = { cpu: 0, rss: 0, peakRss: 0 }
  for (const each of processTree(pid)) {
    const { rss, peakRss } = memoryOf(each)
    sample.cpu += cpuOf(each)
    sample.rss += rss
    sample.peakRss += peakRss
  }
  return sample
}

/** Bytes of all files below a folder. */
export const folderSize = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name)
    // Stores compact while they are looked at.
    return sum + unlessGone(() => (entry.isDirectory() ? folderSize(path) : statSync(path).size), 0)
  }, 0)

/** Busy seconds of the whole machine so far. Packets on the loopback are the kernel's interrupt time. */
export const machineBusy = (): { busy: number; interrupts: number; time: number } => {
  const [, user = 0, nice = 0, system = 0, , , , interrupts = 0] = (
    readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? ''
  )
    .split(/\s+/)
    .map(Number)
  return {
    busy: (user + nice + system) / ticksPerSecond,
    interrupts: interrupts / ticksPerSecond,
    time: performance.now() / 1000,
  }
}
