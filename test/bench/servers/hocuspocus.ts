import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

/** Hocuspocus with its SQLite extension, everything else as it comes. */
const { PORT = '0', FOLDER = '.' } = process.env

const server = new Server({
  port: Number(PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database: `${FOLDER}/documents.sqlite` })],
})
await server.listen()
