/** For every state and every event: the state that follows, and what is to be done, in words. */
export type Transitions<S extends { is: string }, E extends { type: string }> = Record<
  S['is'],
  Record<E['type'], string>
>

/** Each cell of a table of transitions, for `test.each`. */
export const cells = <S extends { is: string }, E extends { type: string }>(
  table: Transitions<S, E>,
): { is: S['is']; type: E['type']; follows: string }[] =>
  (Object.keys(table) as S['is'][]).flatMap((is) =>
    (Object.keys(table[is]) as E['type'][]).map((type) => ({ is, type, follows: table[is][type] })),
  )

/** What a step answered, in the words of a table. */
export const inWords = ([next, todo]: readonly [
  { is: string },
  readonly { do: string }[],
]): string => [next.is, ...todo.map((what) => what.do)].join(' ')
