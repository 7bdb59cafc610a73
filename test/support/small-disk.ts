import { execFileSync } from 'node:child_process'
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Why no small disk can be had here, or null: it is a file system in memory, which only root may mount. */
export const whyNoSmallDisk = (): string | null => {
  if (process.platform !== 'linux') return 'file systems in memory are mounted on Linux only'
  if (process.getuid?.() !== 0) return 'only root may mount a file system'
  try {
    const disk = new SmallDisk(1)
    disk.remove()
    return null
  } catch (error) {
    return `mount was refused: ${error instanceof Error ? error.message.split('\n')[0] : 'unknown'}`
  }
}

/** A disk of a few megabytes that can be filled to the last byte and emptied again. */
export class SmallDisk {
  readonly path = mkdtempSync(join(tmpdir(), 'sedyanka-disk-'))

  constructor(megabytes: number) {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', this.path], {
      stdio: 'pipe',
    })
  }

  get #filler(): string {
    return join(this.path, 'filler')
  }

  /** Writes until not one byte more goes in, and gives `spare` bytes back. */
  fill(spare = 0): void {
    const file = openSync(this.#filler, 'a')
    try {
      for (let size = 1 << 20; size >= 1;) {
        try {
          writeSync(file, Buffer.alloc(size))
        } catch {
          size >>= 1
        }
      }
      ftruncateSync(file, Math.max(0, fstatSync(file).size - spare))
    } finally {
      closeSync(file)
    }
  }

  free(): void {
    rmSync(this.#filler, { force: true })
  }

  remove(): void {
    execFileSync('umount', ['-l', this.path], { stdio: 'pipe' })
    rmSync(this.path, { recursive: true, force: true })
  }
}
