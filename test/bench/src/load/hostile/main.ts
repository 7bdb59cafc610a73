import { vandalise, type Vandalism } from './vandals.ts'

/** The vandals, as a process of their own: what they cost is neither the server's nor the honest writer's. */
process.once('message', (job: Vandalism) => {
  // They stop by themselves, whatever hangs.
  setTimeout(() => process.exit(0), job.seconds * 1_000 + 20_000).unref()
  vandalise(job).then(
    (tried) => process.send?.(tried, () => process.exit(0)),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.once('disconnect', () => process.exit(0))
