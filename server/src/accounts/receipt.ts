import { createHmac, timingSafeEqual } from 'node:crypto'

/** Signs what a page keeps for the server: nobody can make one, and it outlives a restart. */
export const createReceipts = (secret: string) => {
  const sign = (text: string): Buffer =>
    createHmac('sha256', secret).update(`receipt.${text}`).digest()
  return {
    issue: (content: unknown): string => {
      const text = Buffer.from(JSON.stringify(content)).toString('base64url')
      return `${text}.${sign(text).toString('base64url')}`
    },
    /** The content, null unless this server signed it. */
    read: (receipt: string): unknown => {
      const [text = '', signature = ''] = receipt.split('.')
      const given = Buffer.from(signature, 'base64url')
      const right = sign(text)
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null
      return JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown
    },
  }
}
export type Receipts = ReturnType<typeof createReceipts>
