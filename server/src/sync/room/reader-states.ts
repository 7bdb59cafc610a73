import type { RoomKind } from '@sedyanka/shared/ids.ts'
import * as Y from 'yjs'
import type { Audience } from '../peer/audience.ts'
import type { CapturedUpdate } from './captured-update.ts'
import type { Pack } from '../ports.ts'
import { type Encode, encodeFor, mayName } from '../peer/redact.ts'
import { StateFrames } from '../peer/state-frames.ts'

/** What a document says to those who come, for each kind of reader. */
export class ReaderStates {
  readonly #doc: Y.Doc
  readonly #kind: RoomKind
  readonly #frames: Readonly<Record<Audience, StateFrames>>

  constructor(doc: Y.Doc, kind: RoomKind, pack?: Pack) {
    this.#doc = doc
    this.#kind = kind
    const framesFor = (audience: Audience) => new StateFrames(doc, pack, this.encodeFor(audience))
    this.#frames = { people: framesFor('people'), organisations: framesFor('organisations') }
  }

  framesFor(audience: Audience): StateFrames {
    return this.#frames[audience]
  }

  encodeFor(audience: Audience): Encode {
    return encodeFor(this.#doc, this.#kind, audience)
  }

  /** To be called with every edit. */
  forget(): void {
    this.#frames.people.forget()
    this.#frames.organisations.forget()
  }

  /** An edit as those get it who are told of organisations only; null where it names nobody. */
  spared({ before, changed }: CapturedUpdate): (() => Uint8Array) | null {
    if (!mayName(this.#kind, changed)) return null
    return () => this.encodeFor('organisations')(Y.encodeStateVector(before))
  }
}
