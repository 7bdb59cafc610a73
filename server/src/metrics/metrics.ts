import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from '@prometheus-io/client'
import type { OpenWires } from '../http/sync-line.ts'
import type { DataDirFacts } from '../ops/data-dir-facts.ts'
import type { Health } from '../sync/health-of.ts'
import type { Observe } from '../sync/ports.ts'
import { version } from '../version.ts'

/** What is asked when somebody reads. */
export interface Sources {
  health: () => Health
  wires: Readonly<OpenWires>
  /** Refusals since the start, by kind. */
  refused: () => Record<string, number>
}

export interface Metrics {
  observe: Observe
  /** All of it, in the text format of Prometheus. */
  read(sources: Sources): Promise<string>
  contentType: string
}

/** Seconds: a turn takes parts of a millisecond, a commit some milliseconds; people notice what takes some tenths of a second. */
const buckets = [
  0.0001, 0.0003, 0.001, 0.003, 0.006, 0.012, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
]

/**
 * The figures for a monitor. What happens often is observed where it happens, without labels; everything else is asked for
 * when somebody reads. Labels are kinds that this program itself names: no room and no person, nothing that grows.
 */
export const createMetrics = (dataDir: () => Promise<DataDirFacts | null>): Metrics => {
  const registry = new Registry()
  const registers = [registry]
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `sedyanka_${name}`, help, registers })
  /** Takes milliseconds. */
  const histogram = (name: string, help: string) => {
    const made = new Histogram({ name: `sedyanka_${name}`, help, registers, buckets })
    return (milliseconds: number) => made.observe(milliseconds / 1000)
  }
  const observeTurn = histogram(
    'turn_seconds',
    'How long a turn of a room took, without its commit.',
  )
  const observeGuard = histogram('guard_seconds', 'How much of a turn the judging of edits took.')
  const append = histogram('append_seconds', 'How long a commit took until it was on disk.')
  const ofHealth = {
    rooms: gauge('rooms', 'Rooms that are loaded.'),
    bytes: gauge('rooms_bytes', 'What the documents of these rooms weigh together, about.'),
    refusing: gauge('rooms_refusing', 'Rooms whose edits the disk refuses.'),
    stalled: gauge('rooms_stalled', 'Rooms that wait too long for their turn or for the disk.'),
    waiting: gauge('edits_waiting', 'Edits that wait for a turn.'),
    people: gauge('people', 'People who are connected.'),
  }
  const lines = new Gauge({
    name: 'sedyanka_lines',
    help: 'Lines that are open, by what carries them.',
    labelNames: ['wire'],
    registers,
  })
  const refused = new Counter({
    name: 'sedyanka_refused_total',
    help: 'What was refused or dropped since the start, by kind.',
    labelNames: ['kind'],
    registers,
  })
  const ofDisk = {
    database: gauge('database_bytes', 'The size of the database.'),
    log: gauge('database_log_bytes', 'The size of the write-ahead log.'),
    free: gauge('disk_free_bytes', 'What the disk of DATA_DIR has left.'),
    backupAge: gauge('newest_backup_age_seconds', 'The age of the newest in DATA_DIR/backups.'),
  }
  const built = new Gauge({
    name: 'sedyanka_build_info',
    help: 'Always 1; the label says the version.',
    labelNames: ['version'],
    registers,
  })
  built.set({ version }, 1)
  collectDefaultMetrics({ register: registry })

  /** What is not known has no figure: none is better than a wrong one. */
  const show = (name: keyof typeof ofDisk, value: number | undefined) => {
    if (value === undefined) ofDisk[name].remove()
    else ofDisk[name].set(value)
  }
  const lookAtDisk = async () => {
    const facts = await dataDir().catch(() => null)
    for (const name of ['database', 'log', 'free'] as const) show(name, facts?.[name])
    const at = facts?.newestBackup?.at
    show('backupAge', at === undefined ? undefined : Math.max(0, wallNow() - at) / 1000)
  }

  return {
    observe: {
      turn: (took, guarding) => {
        observeTurn(took)
        observeGuard(guarding)
      },
      append,
    },
    contentType: registry.contentType,
    read: async (sources) => {
      await lookAtDisk()
      const health = sources.health()
      for (const name of Object.keys(ofHealth) as (keyof typeof ofHealth)[])
        ofHealth[name].set(health[name])
      for (const [wire, count] of Object.entries(sources.wires)) lines.set({ wire }, count)
      refused.reset()
      for (const [kind, count] of Object.entries(sources.refused())) refused.inc({ kind }, count)
      return registry.metrics()
    },
  }
}
