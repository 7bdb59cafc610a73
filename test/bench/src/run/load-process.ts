import { execFileSync, fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { Answers, Job, Outcome, Question, ToLoad, ToParent } from '../load/job.ts'
import { cpuOf } from './proc.ts'

export type Answer = (question: Question) => Promise<Answers[Question]>

/** The load generator, as a process of its own on a core of its own. */
export class LoadProcess {
  readonly #child: ChildProcess

  constructor({ isPinned }: { isPinned: boolean }) {
    this.#child = fork(join(import.meta.dirname, '../load/main.ts'))
    const { pid } = this.#child
    if (isPinned && pid) execFileSync('taskset', ['-cp', '1', String(pid)], { stdio: 'ignore' })
  }

  get cpu(): number {
    return cpuOf(this.#child.pid ?? 0)
  }

  /** Runs a scenario; what it asks meanwhile is answered by `answer`. */
  run(job: Job, answer: Answer): Promise<Outcome> {
    const child = this.#child
    const tell = (message: ToLoad) => child.send(message)
    return new Promise((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the load generator ended (${code})`)))
      child.on('message', (message: ToParent) => {
        if (message.type === 'outcome') resolve(message.outcome)
        else if (message.type === 'failed') reject(new Error(message.error))
        else
          answer(message.question).then(
            (value) => tell({ type: 'answer', id: message.id, value }),
            reject,
          )
      })
      tell({ type: 'job', job })
    })
  }

  end(): void {
    this.#child.removeAllListeners('exit')
    this.#child.kill('SIGKILL')
  }
}
