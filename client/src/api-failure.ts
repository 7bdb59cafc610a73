import { type ApiError, type ErrorCode, errorCodes } from '@sedyanka/shared/wire/api.ts'
import type { MessageKey } from '@sedyanka/shared/i18n/bg.ts'

/** `network`: the server was not reached at all. */
export type FailureCode = ErrorCode | 'network'

/** A request that did not succeed, with the server's reason. */
export class ApiFailure extends Error {
  readonly code: FailureCode
  /** Names of the request's fields that did not fit. */
  readonly fields: readonly string[]
  /** How long to wait (`tooMany`, `crowded`). */
  readonly seconds: number | undefined
  /** How many digits of a code are asked (`codeLonger`). */
  readonly digits: number | undefined
  /** Undoes what was done before it failed (`storage`). */
  readonly receipt: string | undefined

  constructor(
    code: FailureCode,
    fields: readonly string[] = [],
    { seconds, digits, receipt }: Pick<ApiError, 'seconds' | 'digits' | 'receipt'> = {},
  ) {
    super(`api: ${code}`)
    this.name = 'ApiFailure'
    this.code = code
    this.fields = fields
    this.seconds = seconds
    this.digits = digits
    this.receipt = receipt
  }
}

const sentences: Record<FailureCode, MessageKey> = {
  badRequest: 'errors.badRequest',
  signedOut: 'errors.unauthorized',
  forbidden: 'errors.noPermission',
  notFound: 'errors.notFound',
  linkExpired: 'errors.linkExpired',
  codeUnknown: 'join.codeWrong',
  codeExpired: 'join.codeExpired',
  codeLonger: 'join.codeQrOnly',
  crowded: 'errors.tooManyAttempts',
  otherName: 'errors.conflict',
  otherSeat: 'join.otherSeat',
  cookiesBlocked: 'join.cookiesBlocked',
  tooMany: 'errors.tooManyAttempts',
  tooLarge: 'errors.tooLarge',
  conflict: 'errors.conflict',
  archived: 'archive.refused',
  boardDeleted: 'errors.boardDeleted',
  storage: 'errors.unavailable',
  internal: 'errors.server',
  network: 'errors.network',
}

/** The dictionary's sentence for whatever went wrong: what happened and what to do. */
export const sentenceKey = (failure: unknown): MessageKey =>
  failure instanceof ApiFailure ? sentences[failure.code] : 'errors.generic'

const isErrorCode = (code: unknown): code is ErrorCode =>
  (errorCodes as readonly unknown[]).includes(code)

const readBody = (body: unknown): Partial<ApiError> => {
  if (typeof body === 'object' && body !== null) return body as Partial<ApiError>
  if (typeof body !== 'string') return {}
  try {
    return readBody(JSON.parse(body) as object)
  } catch {
    return {}
  }
}

/** Reads a refused answer. Something between us and the server may have answered instead: then the status must do. */
export const failureOf = (status: number | undefined, body: unknown): ApiFailure => {
  if (status === undefined) return new ApiFailure('network')
  const { error, fields, ...facts } = readBody(body)
  if (isErrorCode(error)) return new ApiFailure(error, Array.isArray(fields) ? fields : [], facts)
  if (status === 401) return new ApiFailure('signedOut')
  if (status === 403) return new ApiFailure('forbidden')
  if (status === 404) return new ApiFailure('notFound')
  if (status === 413) return new ApiFailure('tooLarge')
  if (status === 429) return new ApiFailure('tooMany')
  if (status === 502 || status === 503 || status === 504) return new ApiFailure('storage')
  return new ApiFailure(status >= 500 ? 'internal' : 'badRequest')
}
