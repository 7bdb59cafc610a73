import type { Minutes } from '@sedyanka/shared/minutes/minutes.ts'
import type { Paper } from '@sedyanka/shared/minutes/paper.ts'

/** One way to put a paper into a file. */
export interface Renderer {
  /** The media type of the file. */
  type: string
  /** How the file's name ends, without the dot. */
  extension: string
  /**
   * The file, of what the paper says and of nothing else. `minutes` is what the paper was laid out from, for files that
   * are read by programs. Throws when it cannot be made.
   */
  render(paper: Paper, minutes: Minutes): Promise<Uint8Array<ArrayBuffer>>
}
