import { monitorEventLoopDelay } from 'node:perf_hooks'
import { type DeploymentRecord, readDeployment, readSeed } from '../deployment/deployment.ts'
import { WireClient } from '../wire/wire-client.ts'
import type { Answers, Figures, Job, Question } from './job.ts'
import { now } from './time.ts'

export type Ask = <Q extends Question>(question: Q) => Promise<Answers[Q]>

/** Everything a scenario needs of the world: the server under test, its documents, and a way to measure. */
export class BenchRun {
  readonly job: Job
  readonly ask: Ask
  readonly #deployment: DeploymentRecord

  constructor(job: Job, ask: Ask) {
    this.job = job
    this.ask = ask
    this.#deployment = readDeployment(job.deployment)
  }

  /** A floor without documents: it forwards, and answers no sync step 1. */
  get isRelay(): boolean {
    return this.job.dialect === 'relay'
  }

  /** A document of the deployment as every server gets it. */
  seed(name: string): Uint8Array {
    return readSeed(this.job.deployment, name)
  }

  /** The session of a person (0 is the facilitator). */
  cookieOf(person: number): string {
    const { cookies } = this.#deployment
    return cookies[person % cookies.length] ?? ''
  }
  /** Sedyanka's name of a document's room. */
  roomOf(name: string): string {
    return this.#deployment.rooms[name] ?? name
  }

  /** Connects a person (0 is the facilitator) to a document. */
  connect(name: string, { person, keep = false }: { person: number; keep?: boolean }): WireClient {
    const { url, dialect } = this.job
    const isDeployment = dialect === 'sedyanka'
    const cookie = isDeployment ? this.cookieOf(person) : ''
    const room = isDeployment ? this.roomOf(name) : name
    return new WireClient({ url, room, dialect, cookie, keep })
  }

  /** CPU and memory of the server, and of this process, over a stretch of work. */
  async measure(work: () => Promise<void>): Promise<Figures & { cpu: number }> {
    const lag = monitorEventLoopDelay({ resolution: 5 })
    lag.enable()
    const before = await this.ask('sample')
    const ownBefore = process.cpuUsage()
    const start = now()
    await work()
    const seconds = (now() - start) / 1000
    const own = process.cpuUsage(ownBefore)
    const after = await this.ask('sample')
    lag.disable()
    const cpu = after.cpu - before.cpu
    return {
      seconds,
      cpu,
      cpuPercent: (100 * cpu) / seconds,
      rss: after.rss,
      peakRss: after.peakRss,
      loadPercent: (own.user + own.system) / 1e4 / seconds,
      loadLagP99: Math.max(0, lag.percentile(99) / 1e6 - 5),
    }
  }
}
