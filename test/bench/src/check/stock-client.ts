import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { Visitor } from '../../../support/visitor.ts'
import type { WireOptions } from '../wire/wire-client.ts'

/** As much of a real client as the check needs, whosever it is. */
export interface StockClient {
  doc: Pick<Y.Doc, 'getText' | 'getMap' | 'clientID'>
  awareness: {
    getStates(): Map<number, Record<string, unknown>>
    setLocalState(state: Record<string, unknown>): void
  }
  isSynced(): boolean
  leave(): void
}

/** The client that a server's own documentation names. */
export const openStockClient = ({ url, room, dialect, cookie }: WireOptions): StockClient => {
  if (dialect === 'hocuspocus') {
    const websocketProvider = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket })
    const provider = new HocuspocusProvider({ websocketProvider, name: room, token: 'token' })
    provider.attach()
    const { document: doc, awareness } = provider
    if (!awareness) throw new Error('a provider without awareness')
    const leave = () => {
      provider.destroy()
      websocketProvider.destroy()
    }
    return { doc, awareness, isSynced: () => provider.synced, leave }
  }
  const visitor = new Visitor(new URL(url.replace('ws', 'http')).origin)
  visitor.cookie = cookie
  const provider = new WebsocketProvider(url.slice(0, -1), room, new Y.Doc(), {
    WebSocketPolyfill: visitor.socketClass,
    disableBc: true,
  })
  const { doc, awareness } = provider
  return { doc, awareness, isSynced: () => provider.synced, leave: () => provider.destroy() }
}
