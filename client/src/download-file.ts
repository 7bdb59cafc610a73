import { failureOf } from './api-failure.ts'

/** The name that the server gives a file: the full one (RFC 8187) where there is one. */
const nameIn = (disposition: string): string => {
  const full = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  return full ? decodeURIComponent(full) : (/filename="([^"]+)"/i.exec(disposition)?.[1] ?? '')
}

const fetchFile = async (address: string): Promise<Response> => {
  const response = await fetch(address).catch(() => null)
  if (!response?.ok) throw failureOf(response?.status, await response?.text().catch(() => null))
  return response
}

/** The text that the server gives at an address. Throws an `ApiFailure` when it gives none. */
export const fetchText = async (address: string): Promise<string> => {
  const response = await fetchFile(address)
  const text = await response.text().catch(() => null)
  if (text === null) throw failureOf(undefined, null)
  return text
}

/**
 * Saves what the server gives at an address as a file on this device, and answers with the file's name. Throws an `ApiFailure` when it gives none: a plain
 * link would save its refusal under the file's name, or show nothing.
 */
export const downloadFile = async (address: string): Promise<string> => {
  const response = await fetchFile(address)
  const bytes = await response.blob().catch(() => null)
  if (!bytes) throw failureOf(undefined, null)
  const url = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = url
  const name = nameIn(response.headers.get('content-disposition') ?? '')
  link.download = name
  link.click()
  // Some browsers begin to read it only when this turn is over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return name
}
