import type { OperatorBoards, OperatorFacts } from '@sedyanka/shared/wire/operator.ts'
import { parseResponse } from 'hono/client'
import { answer, api } from '../api.ts'

/** The requests of the operator's page; nobody else loads them. All of them throw `ApiFailure`. */
export const openOperator = (token: string) =>
  answer(parseResponse(api.operator.open.$post({ json: { token, checksCookies: true } })))
export const closeOperator = () => answer(parseResponse(api.operator.close.$post()))
export const readOperatorFacts = (): Promise<OperatorFacts> =>
  answer(parseResponse(api.operator.$get()))
export const readOperatorBoards = (from: number): Promise<OperatorBoards> =>
  answer(parseResponse(api.operator.boards.$get({ query: { from: String(from) } })))
