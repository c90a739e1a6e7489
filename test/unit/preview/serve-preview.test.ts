import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type PreviewServer, servePreview } from '../../../electron/preview/serve-preview.ts'
import { type FakeEngine, fakeEngine } from '../../fixtures/fake-engine.ts'
import { noRecorder } from '../../fixtures/recordings.ts'

let folder: string
let fake: FakeEngine
let lines: string[]
let preview: PreviewServer
let cookie: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onhook-preview-'))
  await mkdir(join(folder, 'views', 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.html'), 'secret')
  await writeFile(join(folder, 'views', 'window.html'), '<title>window</title>')
  await writeFile(join(folder, 'views', 'popover.html'), '<title>popover</title>')
  await writeFile(join(folder, 'views', 'assets', 'a.js'), 'export {}')
  await writeFile(join(folder, 'views', 'notes.txt'), 'not a view')
  fake = fakeEngine()
  lines = []
  const log = { info: () => {}, warn: (line: string) => lines.push(line) }
  preview = await servePreview({
    engine: fake.engine,
    nativeCalls: () => [],
    recorder: noRecorder,
    log,
    viewsFolder: join(folder, 'views'),
    port: 0,
  })
  const first = await fetch(preview.invite(), { redirect: 'manual' })
  cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
})

afterEach(async () => {
  await preview.close()
  await rm(folder, { recursive: true })
})

const get = (path: string) => fetch(preview.origin + path, { headers: { cookie }, redirect: 'manual' })

async function call(name: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${preview.origin}/call/${name}`, {
    method: 'POST',
    headers: { cookie, origin: preview.origin, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, answer: (await response.json()) as unknown }
}

/** As sent, without what `fetch` makes of a path. */
function raw(path: string): Promise<number> {
  const { hostname, port } = new URL(preview.origin)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers: { cookie } }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end()
  })
}

/** Where a page leads by itself. */
const leadsTo = async (response: Response) => /content="0;url=([^"]+)"/.exec(await response.text())?.[1]

describe('an invitation', () => {
  test('is swapped for a strict cookie and leaves the address', async () => {
    const response = await fetch(preview.invite(), { redirect: 'manual' })
    expect(response.status).toBe(303)
    expect(response.headers.get('set-cookie')).toContain('HttpOnly; SameSite=Strict')
    expect(response.headers.get('location')).toBe('/window.html')
  })

  test('that another page led to is answered by a page that goes on by itself', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' }
    const response = await fetch(preview.invite(), { redirect: 'manual', headers })
    expect(response.status).toBe(200)
    expect(response.headers.get('set-cookie')).toContain('HttpOnly; SameSite=Strict')
    expect(await leadsTo(response)).toBe('/window.html')
  })

  test('lets in once', async () => {
    const url = preview.invite()
    const open = (address: string) => fetch(address, { redirect: 'manual' })
    expect((await open(url)).status).toBe(303)
    expect((await open(url)).status).toBe(403)
    expect((await open(preview.invite())).status).toBe(303)
  })

  test('leads to the view it is asked with', async () => {
    const url = new URL(preview.invite())
    url.pathname = '/popover.html'
    expect((await fetch(url, { redirect: 'manual' })).headers.get('location')).toBe('/popover.html')
  })

  test('leads to nowhere else', async () => {
    for (const path of ['/%2F%2Fevil.test', '/%5Cevil.test', '/nothing']) {
      const token = new URL(preview.invite()).search
      const response = await fetch(preview.origin + path + token, { redirect: 'manual' })
      expect(response.headers.get('location')).toBe('/window.html')
    }
  })
})

describe('a browser that is started', () => {
  test('comes in by an address without a secret, by a page that goes on by itself', async () => {
    const url = preview.expectBrowser()
    expect(url).toBe(`${preview.origin}/`)
    const next = await leadsTo(await fetch(url))
    expect(next).toMatch(/^\/\?token=/)
    const response = await fetch(preview.origin + next, { redirect: 'manual' })
    expect(response.headers.get('set-cookie')).toContain('SameSite=Strict')
  })

  test('comes in alone: who asks next, or was not expected, does not', async () => {
    expect((await fetch(`${preview.origin}/`)).status).toBe(403)
    const url = preview.expectBrowser()
    expect((await fetch(url)).status).toBe(200)
    expect((await fetch(url)).status).toBe(403)
  })
})

describe('strangers', () => {
  test('are refused by the thousand and told by their number', async () => {
    for (let count = 0; count < 50; count += 1) expect((await fetch(`${preview.origin}/window.html`)).status).toBe(403)
    expect(lines).toEqual(['preview: 1 request refused (1 × foreign session)'])
    await preview.close()
    expect(lines.at(-1)).toBe('preview: 49 requests refused (49 × foreign session)')
  })

  test('who hold thousands of connections do not keep the user out', async () => {
    const { port } = new URL(preview.origin)
    const held: Socket[] = []
    let on = true
    const hold = () => {
      if (!on) return
      const socket = connect(Number(port), '127.0.0.1')
      socket.on('error', () => {})
      // Whoever is put out comes back.
      socket.on('close', () => setTimeout(hold, 50))
      socket.write('GET /window.html HTTP/1.1\r\nhost: ')
      held.push(socket)
    }
    for (let count = 0; count < 800; count += 1) hold()
    for (let count = 0; count < 5; count += 1) {
      expect((await fetch(preview.invite(), { redirect: 'manual' })).status).toBe(303)
      expect((await get('/window.html')).status).toBe(200)
    }
    on = false
    for (const socket of held) socket.destroy()
  })
})

describe('a browser with the cookie', () => {
  test('gets both views and their files', async () => {
    expect(await (await get('/window.html')).text()).toContain('window')
    expect(await (await get('/popover.html')).text()).toContain('popover')
    expect((await get('/assets/a.js')).headers.get('content-type')).toContain('text/javascript')
  })

  test('is led from the bare address to the window', async () => {
    expect((await get('/')).headers.get('location')).toBe('/window.html')
  })

  test('gets a content security policy that begins with nothing', async () => {
    expect((await get('/window.html')).headers.get('content-security-policy')).toMatch(/^default-src 'none';/)
  })

  test.each([
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/assets/..%5c..%5csecret.html',
    '//evil.test/window.html',
    '/notes.txt',
    '/assets',
    '/window.html%00.js',
  ])('gets nothing that is not a view: %s', async (path) => {
    expect([400, 404]).toContain(await raw(path))
  })
})

describe('a call', () => {
  test('reaches the engine and brings its answer back', async () => {
    const target = { connection: 'c1', link: 2, confirmed: true }
    expect(await call('hangUp', { request: target })).toEqual({
      status: 200,
      answer: { ok: true, value: { ok: true } },
    })
    expect(fake.asked).toEqual([['hangUp', target, 'preview']])
  })

  test('brings the snapshot with lone surrogates as they are', async () => {
    fake.publish({ source: { kind: 'simulator', scenario: 'a\ud800b' } })
    const { answer } = await call('snapshot', { request: null })
    expect(answer).toMatchObject({ value: { source: { scenario: 'a\ud800b' } } })
  })

  test.each(['openWindow', 'hidePopover'])('for what a browser has not is answered so: %s', async (name) => {
    const payload = name === 'openWindow' ? { page: 'log', connection: null } : null
    const { answer } = await call(name, { request: payload })
    expect(answer).toEqual({ ok: true, value: { ok: false, refusal: 'not-here' } })
  })

  test('from another page is refused, logged, and reaches nothing', async () => {
    const { status, answer } = await call(
      'hangUpAll',
      { request: { includeOthers: true } },
      { origin: 'http://evil.test' },
    )
    expect(status).toBe(403)
    expect(answer).toEqual({ ok: false, refusal: 'foreign-sender' })
    expect(fake.asked).toEqual([])
    expect(lines).toEqual(['preview: 1 request refused (1 × foreign origin)'])
  })

  test.each([
    ['no JSON', '{'],
    ['a bare value', '7'],
    ['no request in it', '{}'],
    ['a body without end', JSON.stringify({ request: 'x'.repeat(200_000) })],
  ])('with %s is refused, logged, and reaches nothing', async (_what, body) => {
    const { status, answer } = await call('quit', body)
    expect(status).toBe(400)
    expect(answer).toEqual({ ok: false, refusal: 'bad-request' })
    expect(fake.asked).toEqual([])
    expect(lines).toHaveLength(1)
  })

  test('as a form would send it is refused', async () => {
    const { answer } = await call('quit', '{"request":null}', { 'content-type': 'text/plain' })
    expect(answer).toEqual({ ok: false, refusal: 'bad-request' })
  })

  test('by GET is refused', async () => {
    expect((await get('/call/quit')).status).toBe(405)
  })
})

describe('the event stream', () => {
  async function* blocks(response: Response): AsyncGenerator<string> {
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body!) {
      text += decoder.decode(chunk as Uint8Array, { stream: true })
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        if (block.startsWith('event:')) yield block
      }
    }
  }

  test('begins with the snapshot as it is and goes on with each new one', async () => {
    const stream = blocks(await get('/events'))
    const first = (await stream.next()).value as string
    expect(first.split('\n')[0]).toBe('event: snapshot')
    expect(JSON.parse(first.split('\ndata: ')[1]!)).toMatchObject({ version: fake.engine.snapshot().version })
    fake.publish({})
    const second = (await stream.next()).value as string
    expect(JSON.parse(second.split('\ndata: ')[1]!)).toMatchObject({ version: fake.engine.snapshot().version })
  })

  test('lets the engine poll as for a shown view while anyone listens', async () => {
    const gone = new AbortController()
    await fetch(`${preview.origin}/events`, { headers: { cookie }, signal: gone.signal })
    expect(fake.asked).toEqual([['setShown', true]])
    gone.abort()
    await expect
      .poll(() => fake.asked)
      .toEqual([
        ['setShown', true],
        ['setShown', false],
      ])
  })
})

describe('quitting', () => {
  test('without a teardown ends at once', async () => {
    await call('quit', { request: null })
    expect(await preview.ended).toBe('finished')
  })

  test('with a teardown ends only when the engine lets go', async () => {
    fake.decide({ kind: 'wait', running: 1, stuck: false })
    await call('quit', { request: null })
    expect(fake.asked).toEqual([['setQuit', 'asks']])
    expect(preview.quit.waitsFor()).toBe(1)
    let over = false
    void preview.ended.then(() => {
      over = true
    })
    fake.publish({})
    await call('snapshot', { request: null })
    expect(over).toBe(false)
    fake.decide({ kind: 'go' })
    fake.publish({})
    expect(await preview.ended).toBe('finished')
  })

  test('goes on when the question is put away', async () => {
    fake.decide({ kind: 'wait', running: 1, stuck: false })
    await call('quit', { request: null })
    await call('waitForEnd', { request: null })
    expect(fake.asked.at(-1)).toEqual(['setQuit', 'waits'])
    expect(preview.quit.waitsFor()).toBe(1)
    fake.decide({ kind: 'go' })
    fake.publish({})
    expect(await preview.ended).toBe('finished')
  })

  test('asks once more when the hang-up gets stuck', async () => {
    fake.decide({ kind: 'wait', running: 1, stuck: false })
    await call('quit', { request: null })
    await call('waitForEnd', { request: null })
    fake.decide({ kind: 'wait', running: 1, stuck: true })
    fake.publish({})
    fake.publish({})
    const states = fake.asked.filter(([name]) => name === 'setQuit').map(([, state]) => state)
    expect(states).toEqual(['asks', 'waits', 'asks'])
  })

  test('does not wait for one who leaves', async () => {
    fake.decide({ kind: 'wait', running: 1, stuck: true })
    await call('quit', { request: null })
    await call('leave', { request: null })
    expect(await preview.ended).toBe('left')
  })

  test('has nothing to leave before anyone asked to quit', async () => {
    expect((await call('leave', { request: null })).answer).toEqual({
      ok: true,
      value: { ok: false, refusal: 'not-now' },
    })
  })
})

test('without built views it says so instead of serving nothing', async () => {
  const log = { info: () => {}, warn: () => {} }
  const empty = join(folder, 'nowhere')
  await expect(
    servePreview({
      engine: fake.engine,
      nativeCalls: () => [],
      recorder: noRecorder,
      log,
      viewsFolder: empty,
      port: 0,
    }),
  ).rejects.toThrow('not been built')
})
