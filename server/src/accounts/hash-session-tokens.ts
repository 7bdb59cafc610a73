import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth'
import { hashToken } from './token.ts'

const hashValue = (value: Where['value']): Where['value'] =>
  Array.isArray(value) ? value.map((one) => hashToken(String(one))) : hashToken(String(value))

/** In conditions on sessions the token stands for its hash. */
const hashWhere = <W extends Where[] | undefined>(model: string, where: W): W =>
  model === 'session'
    ? (where?.map((condition) =>
        condition.field === 'token'
          ? { ...condition, value: hashValue(condition.value) }
          : condition,
      ) as W)
    : where

/** Whoever asked by token gets that token back instead of the hash: better-auth puts it into the renewed cookie. */
const restoreToken = <T>(model: string, where: Where[], row: T): T => {
  if (model !== 'session' || row === null || typeof row !== 'object') return row
  const asked = where.find((condition) => condition.field === 'token')?.value
  return typeof asked === 'string' ? { ...row, token: asked } : row
}

const wrap = (inner: DBTransactionAdapter): DBTransactionAdapter => ({
  ...inner,
  create: async <T extends Record<string, unknown>, R = T>(
    args: Parameters<typeof inner.create<T, R>>[0],
  ) => {
    const token: unknown = 'token' in args.data ? args.data.token : undefined
    if (args.model !== 'session' || typeof token !== 'string') return inner.create<T, R>(args)
    const stored = await inner.create<T, R>({
      ...args,
      data: { ...args.data, token: hashToken(token) },
    })
    return { ...stored, token }
  },
  findOne: async <T>(args: Parameters<typeof inner.findOne>[0]) =>
    restoreToken(
      args.model,
      args.where,
      await inner.findOne<T>({ ...args, where: hashWhere(args.model, args.where) }),
    ),
  findMany: <T>(args: Parameters<typeof inner.findMany>[0]) =>
    inner.findMany<T>({ ...args, where: hashWhere(args.model, args.where) }),
  count: (args) => inner.count({ ...args, where: hashWhere(args.model, args.where) }),
  update: async <T>(args: Parameters<typeof inner.update>[0]) =>
    restoreToken(
      args.model,
      args.where,
      await inner.update<T>({ ...args, where: hashWhere(args.model, args.where) }),
    ),
  updateMany: (args) => inner.updateMany({ ...args, where: hashWhere(args.model, args.where) }),
  delete: <T>(args: Parameters<typeof inner.delete>[0]) =>
    inner.delete<T>({ ...args, where: hashWhere(args.model, args.where) }),
  deleteMany: (args) => inner.deleteMany({ ...args, where: hashWhere(args.model, args.where) }),
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
