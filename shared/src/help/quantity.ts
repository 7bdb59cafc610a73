/** Quantities are counted in hundredths, so that 0.1 + 0.2 is 0.3 on every screen. */
export const roundQuantity = (quantity: number): number => Math.round(quantity * 100) / 100

/** Reads a quantity as people type it (`10`, `2,5`, `1 000`); null when it is not a number above zero. */
export const parseQuantity = (text: string): number | null => {
  const cleaned = text.replace(/[\s\u00A0\u202F]/g, '').replace(',', '.')
  if (!/^\d+(\.\d+)?$/.test(cleaned)) return null
  const quantity = roundQuantity(Number(cleaned))
  return quantity > 0 && quantity <= 10_000_000 ? quantity : null
}
