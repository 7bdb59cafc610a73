/** What becomes of a state with an event, and what is to be done about it, in order. */
export type Step<S, D> = readonly [next: S, todo: readonly D[]]

/** For every state and every event what follows. One that is missing does not compile. */
export type Table<S extends { is: string }, E extends { type: string }, D> = {
  readonly [I in S['is']]: {
    readonly [T in E['type']]: (
      state: Extract<S, { is: I }>,
      event: Extract<E, { type: T }>,
    ) => Step<S, D>
  }
}

/** How each thing that is to be done is done. */
export type Doing<D extends { do: string }> = {
  readonly [K in D['do']]: (what: Extract<D, { do: K }>) => void
}

/** A table as one pure function. */
export const stepBy =
  <S extends { is: string }, E extends { type: string }, D>(table: Table<S, E, D>) =>
  (state: S, event: E): Step<S, D> => {
    const step: (state: never, event: never) => Step<S, D> =
      table[state.is as S['is']][event.type as E['type']]
    return step(state as never, event as never)
  }

/** Nothing comes of it. */
export const stay = <S>(state: S): Step<S, never> => [state, []]

/** A state that events change. What follows from one is done when the next state stands already. */
export const makeMachine = <S, E, D extends { do: string }>(
  state: S,
  step: (state: S, event: E) => Step<S, D>,
  doing: Doing<D>,
) => ({
  get state(): S {
    return state
  },
  take(event: E): void {
    const [next, todo] = step(state, event)
    state = next
    for (const what of todo) (doing[what.do as D['do']] as (what: D) => void)(what)
  },
})
