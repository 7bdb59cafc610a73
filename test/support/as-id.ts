/** A text of a test as the id that its place wants. */
export const asId = <I extends string>(text: string): I => text as I
