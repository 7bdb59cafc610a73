import type { About } from '@sedyanka/shared/wire/api.ts'
import { Hono } from 'hono'
import { version } from '../version.ts'
import type { HttpDeps } from './deps.ts'

/** GET /about: what runs here, where its source is, and whom to ask. For everybody: the licence asks for it. */
export const aboutRoutes = ({
  sourceUrl,
  contact,
  backupDays,
}: Pick<HttpDeps, 'sourceUrl' | 'contact' | 'backupDays'>) =>
  new Hono().get('/about', (c) => c.json<About>({ version, sourceUrl, contact, backupDays }))
