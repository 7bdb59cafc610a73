import type { ErrorCode } from '@sedyanka/shared/api.ts'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

const statusOf = {
  badRequest: 400,
  signedOut: 401,
  forbidden: 403,
  notFound: 404,
  linkExpired: 410,
  codeUnknown: 404,
  tooMany: 429,
  tooLarge: 413,
  conflict: 409,
  storage: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, ContentfulStatusCode>

/** A foreseen refusal: thrown anywhere in a route, turned into an `ApiError` in one place. */
export class HttpFault extends Error {
  readonly code: ErrorCode
  readonly fields: string[] | undefined
  constructor(code: ErrorCode, fields?: string[]) {
    super(code)
    this.code = code
    this.fields = fields
  }
  get status() {
    return statusOf[this.code]
  }
}
