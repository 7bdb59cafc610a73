import type { ApiError, ErrorCode } from '@sedyanka/shared/wire/api.ts'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

const statusOf = {
  badRequest: 400,
  signedOut: 401,
  forbidden: 403,
  notFound: 404,
  linkExpired: 410,
  codeUnknown: 404,
  codeExpired: 410,
  codeLonger: 429,
  tooMany: 429,
  crowded: 429,
  otherName: 409,
  otherSeat: 409,
  cookiesBlocked: 400,
  tooLarge: 413,
  conflict: 409,
  archived: 409,
  boardDeleted: 410,
  storage: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, ContentfulStatusCode>

export type FaultFacts = Pick<ApiError, 'seconds' | 'digits' | 'receipt'>

/** A foreseen refusal: thrown anywhere in a route, turned into an `ApiError` in one place. */
export class HttpFault extends Error {
  readonly code: ErrorCode
  readonly fields: string[] | undefined
  /** What the page needs to say it in words. */
  readonly facts: FaultFacts
  constructor(code: ErrorCode, fields?: string[], facts: FaultFacts = {}) {
    super(code)
    this.code = code
    this.fields = fields
    this.facts = facts
  }
  get status() {
    return statusOf[this.code]
  }
}
