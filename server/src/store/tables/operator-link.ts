import * as v from 'valibot'

/** The setting that holds the link which whoever looks after the machine made for a founder who cannot come back in. */
export const operatorLink = 'operatorLink'
/** … the link to the operator's page, … */
export const operatorPageLink = 'operatorPageLink'
/** … and the session in which that page is open. */
export const operatorSession = 'operatorSession'

const OperatorLink = v.object({ tokenHash: v.string(), expiresAt: v.number() })
type OperatorLink = v.InferOutput<typeof OperatorLink>

export const writeOperatorLink = (link: OperatorLink): string => JSON.stringify(link)

/** Null when there is none in force at `now`. */
export const readOperatorLink = (value: string | undefined, now: number): OperatorLink | null => {
  if (value === undefined) return null
  const link = v.parse(OperatorLink, JSON.parse(value))
  return link.expiresAt > now ? link : null
}
