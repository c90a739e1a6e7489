import type { App, Session } from 'electron'

/** Nothing listens here; a proxy that does not exist is a network that does not. */
const NOWHERE = { mode: 'fixed_servers', proxyRules: '127.0.0.1:9', proxyBypassRules: '<-loopback>' } as const

/**
 * Chromium finds no address for any name or number, whoever asks: a page, its prefetching, a proxy's name. The views are
 * answered by us under app: and need none. Before the application is ready.
 */
export function closeNames(app: Pick<App, 'commandLine'>): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
}

/** Whatever a view sends goes to a proxy that is not there: WebRTC, for one, asks neither policy nor request filter. */
export async function closeNetwork(session: Pick<Session, 'setProxy'>): Promise<void> {
  await session.setProxy(NOWHERE)
}
