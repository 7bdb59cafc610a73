import { organisationsInHall } from '../fixtures/people.ts'
import type { WireClient } from '../wire/wire-client.ts'

/** What a page with a caret says of itself, in bytes about what the page sends. */
const stateOf = (index: number, clientId: number, clock: number): string => {
  const position = { type: null, tname: null, item: { client: clientId, clock }, assoc: 0 }
  return JSON.stringify({
    user: {
      name: `Delegate ${index % 3} of organisation ${index % organisationsInHall}`,
      color: '#30bced',
      organisationId: `org-${index % organisationsInHall}`,
    },
    cursor: { anchor: position, head: position },
    at: `agenda/item-${index}/notes`,
  })
}

/** Somebody who is in a room, and says so. */
export class Person {
  readonly client: WireClient
  readonly clientId: number
  readonly #index: number
  #clock = 0
  #caret = 0

  constructor(client: WireClient, { index, clientId }: { index: number; clientId: number }) {
    this.client = client
    this.clientId = clientId
    this.#index = index
  }

  /** Says where the caret is. */
  moveCaret(): void {
    this.#caret++
    this.repeat()
  }

  /** Says it once more, as every page does now and then: otherwise the others take it for gone. */
  repeat(): void {
    const json = stateOf(this.#index, this.clientId, this.#caret)
    this.client.awareness({ clientId: this.clientId, clock: ++this.#clock, json })
  }
}
