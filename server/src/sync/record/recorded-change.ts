import type { OrganisationId, PersonId, RowId } from '@sedyanka/shared/ids.ts'

/** By which way something came: a page, a scoped link, the API, an import, an answered mail, or the server by itself. */
export type Channel = 'page' | 'link' | 'api' | 'import' | 'mail' | 'server'

/** The person behind a change, the organisation and the way. Changes of the server's own have neither person nor organisation. */
export interface Actor {
  personId: PersonId | null
  /** The organisation for which the person sat there. */
  organisationId: OrganisationId | null
  channel: Channel
}

/** The server itself. */
export const theServer: Actor = { personId: null, organisationId: null, channel: 'server' }

/** Somebody, at a page where nothing else is said. */
export const actorOf = (
  { personId, organisationId }: Omit<Actor, 'channel'>,
  channel: Channel = 'page',
): Actor => ({ personId, organisationId, channel })

/** What an edit did to one row. */
export interface RowDelta {
  root: string
  id: RowId
  isNew: boolean
  /** Plain values that are others now, by field; null where there was, or is, none. */
  values: Record<string, [before: unknown, after: unknown]>
  /** Characters that came and went, by text or note; none of both where only formatting changed. */
  texts: Record<string, [added: number, removed: number]>
}

/**
 * One row's change as it is kept: who, by which way, what. Of plain values the former and the new one; of what people type
 * into texts only how much.
 */
export interface RecordedChange extends Actor {
  collection: string
  rowId: RowId
  kind: 'created' | 'changed' | 'removed' | 'restored'
  values: RowDelta['values']
  texts: RowDelta['texts']
}

/** Whether two plain values are one. */
export const isSame = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)

const isEmpty = (record: object): boolean => {
  for (const _ in record) return false
  return true
}

/** What a change to a row is, by its `deletedAt`. */
export const kindOf = ({
  isNew,
  values,
}: Pick<RowDelta, 'isNew' | 'values'>): RecordedChange['kind'] => {
  if (isNew) return 'created'
  const deletedAt = values['deletedAt']
  if (!deletedAt || (deletedAt[0] === null) === (deletedAt[1] === null)) return 'changed'
  return deletedAt[1] === null ? 'restored' : 'removed'
}

const addTexts = (to: RowDelta['texts'], texts: RowDelta['texts']): void => {
  for (const [field, [added, removed]] of Object.entries(texts)) {
    const known = to[field]
    to[field] = known ? [known[0] + added, known[1] + removed] : [added, removed]
  }
}

/** What a batch of edits did, row by row, in the order in which it was taken. */
export class RecordedChanges {
  readonly list: RecordedChange[] = []
  readonly #newest = new Map<string, RecordedChange>()

  /** Adds what an edit of `actor` did. What one person types into one row is one change. */
  add(actor: Actor, deltas: readonly RowDelta[]): void {
    for (const delta of deltas) {
      if (isEmpty(delta.values) && isEmpty(delta.texts)) continue
      const known = this.#newest.get(`${delta.root}/${delta.id}`)
      const goesOn =
        known !== undefined &&
        !delta.isNew &&
        isEmpty(delta.values) &&
        known.personId === actor.personId &&
        known.organisationId === actor.organisationId &&
        known.channel === actor.channel
      if (goesOn) addTexts(known.texts, delta.texts)
      else this.#push(actor, delta)
    }
  }

  /** Adds what the server wrote behind these edits: it belongs to the edit of the same row, otherwise it is the server's own. */
  follow(deltas: readonly RowDelta[]): void {
    for (const delta of deltas) {
      if (isEmpty(delta.values) && isEmpty(delta.texts)) continue
      const known = this.#newest.get(`${delta.root}/${delta.id}`)
      if (!known) {
        this.#push(theServer, delta)
        continue
      }
      for (const [field, [before, after]] of Object.entries(delta.values)) {
        const first = known.values[field]?.[0]
        if (first !== undefined && isSame(first, after)) delete known.values[field]
        else known.values[field] = [first === undefined ? before : first, after]
      }
      addTexts(known.texts, delta.texts)
    }
  }

  #push({ personId, organisationId, channel }: Actor, delta: RowDelta): void {
    const change: RecordedChange = {
      personId,
      organisationId,
      channel,
      collection: delta.root,
      rowId: delta.id,
      kind: kindOf(delta),
      values: delta.values,
      texts: delta.texts,
    }
    this.#newest.set(`${delta.root}/${delta.id}`, change)
    this.list.push(change)
  }
}

/** The plain values among `fields` that are others after an edit than before. */
export const changedValues = (
  fields: Iterable<string>,
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>>,
): RowDelta['values'] => {
  const values: RowDelta['values'] = {}
  for (const field of fields) {
    const [was, is] = [before?.[field] ?? null, after[field] ?? null]
    if (!isSame(was, is)) values[field] = [was, is]
  }
  return values
}
