/** Addresses of one household or office are one: of IPv6 the first 64 bits, since each may have 2⁶⁴ of the rest. */
export const addressKey = (address: string): string => prefixOf(address, 4)

/** What one customer of a provider holds: of IPv6 the first 48 bits, which are 65,536 of the above; of IPv4 the address. */
export const siteKey = (address: string): string => prefixOf(address, 3)

/** The first 16-bit groups of an IPv6 address, `0` for those that `::` stands for; an IPv4 address as it is. */
const prefixOf = (address: string, groups: number): string => {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!bare.includes(':')) return bare
  const [head = '', tail] = bare.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return [...left, ...zeros, ...right]
    .slice(0, groups)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
