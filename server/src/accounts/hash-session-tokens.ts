import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth'
import { hashToken } from './token.ts'

interface Query {
  model: string
  where?: Where[] | undefined
}

const hashValue = (value: Where['value']): Where['value'] =>
  Array.isArray(value) ? value.map((one) => hashToken(String(one))) : hashToken(String(value))

/** The same query, in which the token of a session stands for its hash. */
const hashed = <Q extends Query>(query: Q): Q =>
  query.model !== 'session' || !query.where
    ? query
    : {
        ...query,
        where: query.where.map((one) =>
          one.field === 'token' ? { ...one, value: hashValue(one.value) } : one,
        ),
      }

/** Whoever asked by token gets that token back instead of the hash: better-auth puts it into the renewed cookie. */
const withToken = <T>({ model, where }: Query, row: T): T => {
  const asked = where?.find(({ field }) => field === 'token')?.value
  return model === 'session' && row && typeof asked === 'string' ? { ...row, token: asked } : row
}

type Inner = DBTransactionAdapter
const wrap = (inner: Inner): Inner => ({
  ...inner,
  create: async <T extends Record<string, unknown>, R = T>(
    args: Parameters<typeof inner.create<T, R>>[0],
  ) => {
    const { token } = args.data as { token?: unknown }
    if (args.model !== 'session' || typeof token !== 'string') return inner.create<T, R>(args)
    const data = { ...args.data, token: hashToken(token) }
    return { ...(await inner.create<T, R>({ ...args, data })), token }
  },
  findOne: async <T>(query: Parameters<Inner['findOne']>[0]) =>
    withToken(query, await inner.findOne<T>(hashed(query))),
  update: async <T>(query: Parameters<Inner['update']>[0]) =>
    withToken(query, await inner.update<T>(hashed(query))),
  findMany: (query) => inner.findMany(hashed(query)),
  count: (query) => inner.count(hashed(query)),
  updateMany: (query) => inner.updateMany(hashed(query)),
  delete: (query) => inner.delete(hashed(query)),
  deleteMany: (query) => inner.deleteMany(hashed(query)),
})

/**
 * better-auth stores session tokens as they are. Between it and its table, this stores their SHA-256 and looks them up
 * by it, so that nobody can sign in with what stands in the file or in a backup.
 */
export const hashSessionTokens = (inner: DBAdapter): DBAdapter => ({
  ...inner,
  ...wrap(inner),
  transaction: (callback) => inner.transaction((transaction) => callback(wrap(transaction))),
})
