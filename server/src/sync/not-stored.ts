/** The disk refuses at present. The change is not taken back: it is stored when the disk takes it again. */
export class NotStored extends Error {
  readonly code = 'NOT_STORED'
}
