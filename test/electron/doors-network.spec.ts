import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import type { OnHook } from './launch.ts'
import { type SilentServers, startSilentServers } from './silent-servers.ts'

/** Whatever script runs in a view: no packet leaves it, not even to this machine, and the log tells of the attempt. */

interface Way {
  readonly name: string
  /** Runs in the view; `host` is an address, `named` a name. */
  readonly go: (where: { readonly host: string; readonly named: string }) => unknown
  readonly logged: RegExp
}

const WAYS: readonly Way[] = [
  {
    name: 'WebRTC over UDP and TCP',
    logged: /WebRTC denied/,
    go: async ({ host, named }) => {
      const urls = [`stun:${host}`, `stun:${named}`, `turn:${host}?transport=udp`, `turn:${host}?transport=tcp`]
      const iceServers = urls.map((url) => ({ urls: url, username: 'secret', credential: 'x' }))
      const peer = new RTCPeerConnection({ iceServers, iceCandidatePoolSize: 4 })
      peer.createDataChannel('x')
      await peer.setLocalDescription(await peer.createOffer())
      await new Promise((resolve) => setTimeout(resolve, 2000))
    },
  },
  {
    name: 'WebRTC from a frame that looks like a page of its own',
    logged: /frame content denied/,
    go: async ({ host }) => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      const Peer = (frame.contentWindow as unknown as typeof globalThis).RTCPeerConnection
      const peer = new Peer({ iceServers: [{ urls: `stun:${host}` }] })
      peer.createDataChannel('x')
      await peer.setLocalDescription(await peer.createOffer())
      await new Promise((resolve) => setTimeout(resolve, 1000))
    },
  },
  {
    name: 'DNS prefetch',
    logged: /dns-prefetch denied/,
    go: ({ named }) => {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'dns-prefetch', href: `//${named}` }))
    },
  },
  {
    name: 'preconnect',
    logged: /preconnect denied/,
    go: ({ host, named }) => {
      for (const where of [host, named]) {
        const link = Object.assign(document.createElement('link'), { rel: 'preconnect', href: `http://${where}` })
        document.head.append(link)
      }
    },
  },
  {
    name: 'prefetch, preload and prerender',
    logged: /(content security policy|request).* denied/,
    go: ({ host }) => {
      for (const rel of ['prefetch', 'modulepreload', 'prerender', 'icon', 'manifest']) {
        document.head.append(Object.assign(document.createElement('link'), { rel, href: `http://${host}/${rel}` }))
      }
    },
  },
  {
    name: 'a beacon',
    logged: /(content security policy|request).* denied/,
    go: ({ host }) => navigator.sendBeacon(`http://${host}/`, 'x'),
  },
  {
    name: 'a link that pings',
    logged: /(content security policy|request|navigation).* denied/,
    go: ({ host }) => {
      const link = Object.assign(document.createElement('a'), { href: '#x', ping: `http://${host}/` })
      document.body.append(link)
      link.click()
    },
  },
  {
    name: 'style, font and picture',
    logged: /content security policy: (style|img|font)-src denied/,
    go: ({ host }) => {
      const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `http://${host}/a.css` })
      document.head.append(link)
      document.body.style.backgroundImage = `url(http://${host}/a.png)`
      const face = new FontFace('x', `url(http://${host}/a.woff2)`)
      document.fonts.add(face)
      face.load().catch(() => {})
      new Image().src = `http://${host}/b.png`
    },
  },
  {
    name: 'frames, objects and media',
    logged: /content security policy: (frame|object|media)-src denied|frame content denied/,
    go: ({ host }) => {
      for (const tag of ['iframe', 'embed', 'object', 'video', 'audio']) {
        const element = document.createElement(tag)
        element.setAttribute(tag === 'object' ? 'data' : 'src', `http://${host}/${tag}`)
        document.body.append(element)
      }
    },
  },
  {
    name: 'a frame with a text of its own that fetches',
    logged: /frame content denied/,
    go: ({ host }) => {
      const frame = document.createElement('iframe')
      frame.srcdoc = `<img src="http://${host}/"><link rel=preconnect href="http://${host}"><link rel=stylesheet href="http://${host}/a">`
      document.body.append(frame)
    },
  },
  {
    name: 'fetch, XMLHttpRequest, WebSocket, EventSource and WebTransport',
    logged: /content security policy: connect-src denied/,
    go: ({ host }) => {
      fetch(`http://${host}/`, { mode: 'no-cors', keepalive: true }).catch(() => {})
      const request = new XMLHttpRequest()
      request.open('POST', `http://${host}/`)
      request.send('x')
      const open = [
        () => new WebSocket(`ws://${host}/`),
        () => new EventSource(`http://${host}/`),
        () => Reflect.construct(Reflect.get(globalThis, 'WebTransport'), [`https://${host}/`]),
      ]
      for (const each of open) {
        try {
          each()
        } catch {
          // Refused at once.
        }
      }
    },
  },
  {
    name: 'a worker, a shared worker and a service worker',
    logged: /content security policy: worker-src denied/,
    go: async ({ host }) => {
      const code = URL.createObjectURL(new Blob([`fetch('http://${host}/'); importScripts('http://${host}/')`]))
      for (const make of [() => new Worker(code), () => new SharedWorker(code), () => new Worker('/assets/x.js')]) {
        try {
          make()
        } catch {
          // Refused at once.
        }
      }
      await navigator.serviceWorker?.register('/window.html').catch(() => {})
    },
  },
  {
    name: 'a download',
    logged: /(download|request|navigation) denied/,
    go: ({ host }) => {
      for (const href of [`http://${host}/x`, 'data:application/x-sh,x', URL.createObjectURL(new Blob(['x']))]) {
        const link = Object.assign(document.createElement('a'), { href, download: 'x.exe' })
        document.body.append(link)
        link.click()
      }
    },
  },
  {
    name: 'a new window',
    logged: /new window denied/,
    go: ({ host }) => void window.open(`http://${host}/`, '_blank', 'noopener'),
  },
  {
    name: 'a form',
    logged: /content security policy: form-action denied/,
    go: ({ host }) => {
      const form = Object.assign(document.createElement('form'), { action: `http://${host}/`, method: 'post' })
      document.body.append(form)
      form.submit()
    },
  },
  {
    name: 'a navigation',
    logged: /(navigation|request).* denied/,
    go: ({ host }) => location.assign(`http://${host}/`),
  },
]

let servers: SilentServers
test.beforeEach(async () => {
  servers = await startSilentServers()
})
test.afterEach(() => servers.close())

/** Lines of the log that came since. */
const since = (onhook: OnHook, before: string): string => onhook.log().slice(before.length)

async function attempt(page: Page, way: Way): Promise<void> {
  await page.evaluate(way.go, { host: servers.host, named: servers.named }).catch(() => {})
}

test('the servers hear what arrives', async () => {
  createConnection(Number(servers.host.split(':')[1]), '127.0.0.1').end()
  await expect.poll(() => servers.heard).toContain('TCP connection')
})

test('no packet leaves a view, and the log tells what was tried', async ({ launch }) => {
  test.setTimeout(180_000)
  const onhook = await launch({ environment: { ONHOOK_SCENARIO: 'empty' } })
  const folder = mkdtempSync(path.join(tmpdir(), 'onhook-net-'))
  const file = path.join(folder, 'net.json')
  await onhook.app.evaluate(({ session }, to) => session.defaultSession.netLog.startLogging(to), file)
  const page = await onhook.window()
  for (const way of WAYS) {
    await test.step(way.name, async () => {
      const before = onhook.log()
      await attempt(page, way)
      await expect.poll(() => since(onhook, before), { message: `${way.name} is logged` }).toMatch(way.logged)
    })
  }
  await page.waitForTimeout(500)
  expect(servers.heard).toEqual([])
  await onhook.app.evaluate(({ session }) => session.defaultSession.netLog.stopLogging())
  expect(socketsIn(readFileSync(file, 'utf8'))).toEqual([])
  rmSync(folder, { recursive: true })
})

test('no name is looked up for anybody', async ({ launch }) => {
  const onhook = await launch({ environment: { ONHOOK_SCENARIO: 'empty' } })
  const answers = await onhook.app.evaluate(async ({ session }) => {
    const look = (name: string) =>
      session.defaultSession.resolveHost(name).then(
        ({ endpoints }) => `${name}: ${endpoints.length}`,
        (error: unknown) => String(error),
      )
    return Promise.all(['onhook-door.test', 'localhost', '127.0.0.1'].map(look))
  })
  for (const answer of answers) expect(answer).toContain('ERR_NAME_NOT_RESOLVED')
})

test('WebRTC gathers no address and no packet, without the witness in the page as well', async ({ launch }) => {
  const onhook = await launch({ environment: { ONHOOK_SCENARIO: 'empty' } })
  await onhook.window()
  const candidates = await onhook.app.evaluate(async ({ BrowserWindow }, host) => {
    const bare = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
    await bare.loadURL('app://onhook/window.html')
    const found: unknown = await bare.webContents.executeJavaScript(`(async () => {
      const peer = new RTCPeerConnection({ iceServers: [
        { urls: 'stun:${host}' }, { urls: 'turn:${host}?transport=tcp', username: 'secret', credential: 'x' } ] })
      const found = []
      peer.onicecandidate = ({ candidate }) => { if (candidate?.candidate) found.push(candidate.candidate) }
      peer.createDataChannel('x')
      await peer.setLocalDescription(await peer.createOffer())
      await new Promise((resolve) => setTimeout(resolve, 2500))
      return found
    })()`)
    bare.destroy()
    return found
  }, servers.host)
  expect(candidates).toEqual([])
  expect(servers.heard).toEqual([])
})

/** What a network log says of connections, of packets and of questions to a resolver; a socket that only is bound sends nothing. */
function socketsIn(text: string): readonly string[] {
  const log: { constants: { logEventTypes: Record<string, number> }; events: { type: number; params?: unknown }[] } =
    JSON.parse(text)
  const names = new Map(Object.entries(log.constants.logEventTypes).map(([name, number]) => [number, name]))
  return log.events.flatMap(({ type, params }) => {
    const name = names.get(type) ?? ''
    return /^(TCP_CONNECT|UDP_BYTES_SENT|DNS_TRANSACTION|HOST_RESOLVER_SYSTEM_TASK)/.test(name)
      ? [`${name} ${JSON.stringify(params)}`]
      : []
  })
}
