import { createServer } from 'node:http'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import type { OnHook } from './launch.ts'

const EMPTY = { environment: { ONHOOK_SCENARIO: 'empty' } }

/** A server on this machine, which notes whoever asks it for something. */
async function startServer() {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.setHeader('access-control-allow-origin', '*').end('x')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  const port = typeof at === 'object' && at !== null ? at.port : 0
  return {
    address: `http://127.0.0.1:${port}/`,
    asked,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** Everything that Electron shows at the moment, whoever has opened it. */
const contents = (onhook: OnHook) =>
  onhook.app.evaluate(({ webContents }) => webContents.getAllWebContents().map((each) => each.getURL()))

/** Where the attempt ends is looked at after it had time to get there. */
async function expectStays(onhook: OnHook, page: Page): Promise<void> {
  await page.waitForTimeout(300)
  expect(page.url()).toMatch(/^app:\/\/onhook\/window\.html/)
  expect(await contents(onhook)).toEqual([page.url()])
}

test('every view has a sandbox, a world apart from the preload, and no Node.js', async ({ launch }) => {
  const onhook = await launch(EMPTY)
  const window = await onhook.window()
  await (await onhook.item()).activate()
  const views = [window, await onhook.popover()]
  for (const view of views) {
    const seen = await view.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
    )
    expect(seen).toEqual([])
    expect(await view.evaluate(() => Object.keys(Reflect.get(globalThis, 'onhook')))).toEqual(['call', 'on'])
  }
  const preferences = await onhook.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) =>
      Reflect.get(webContents, 'getLastWebPreferences').call(webContents),
    ),
  )
  expect(preferences).toHaveLength(2)
  for (const each of preferences) {
    expect(each).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
    })
  }
})

test('a view fetches nothing but its own files', async ({ launch }) => {
  const onhook = await launch(EMPTY)
  const page = await onhook.window()
  const here = await startServer()
  const tried = await page.evaluate(async (server) => {
    const refused = (attempt: Promise<unknown>) =>
      attempt.then(
        () => 'allowed',
        () => 'refused',
      )
    const loaded = (element: HTMLElement) =>
      new Promise<string>((resolve) => {
        element.addEventListener('load', () => resolve('allowed'))
        element.addEventListener('error', () => resolve('refused'))
        document.body.append(element)
      })
    const opened = (what: () => EventTarget) =>
      new Promise<string>((resolve) => {
        try {
          const source = what()
          source.addEventListener('open', () => resolve('allowed'))
          source.addEventListener('error', () => resolve('refused'))
        } catch {
          resolve('refused')
        }
      })
    const found = (path: string) =>
      fetch(path).then(
        ({ ok }) => (ok ? 'allowed' : 'refused'),
        () => 'refused',
      )
    const script = (src: string) => Object.assign(document.createElement('script'), { src })
    const image = (src: string) => Object.assign(new Image(), { src })
    return {
      'fetch https': await refused(fetch('https://example.com/')),
      'fetch http on this machine': await refused(fetch(server)),
      'fetch file': await refused(fetch('file:///etc/passwd')),
      'fetch data': await refused(fetch('data:text/plain,x')),
      'fetch of another app host': await refused(fetch('app://other/window.html')),
      'fetch above the folder': await found('/../../package.json'),
      'fetch above the folder, encoded': await found('/..%2f..%2fpackage.json'),
      'a script from elsewhere': await loaded(script('https://example.com/x.js')),
      'a script from a file': await loaded(script('file:///etc/passwd')),
      'a picture from elsewhere': await loaded(image('https://example.com/x.png')),
      'a picture from data': await loaded(image('data:image/gif;base64,R0lGODlhAQABAAAAACw=')),
      'a web socket': await opened(() => new WebSocket('wss://example.com/')),
      'an event stream': await opened(() => new EventSource('https://example.com/')),
      'a picture from this machine': await loaded(image(server)),
    }
  }, here.address)
  // Chromium says that it has taken a beacon, whatever becomes of it then: what counts is whether it comes.
  await page.evaluate((server) => navigator.sendBeacon(server, 'x'), here.address)
  expect(Object.entries(tried).filter(([, answer]) => answer !== 'refused')).toEqual([])
  await page.waitForTimeout(200)
  expect(here.asked).toEqual([])
  await here.close()
})

test('what no policy of the page stops is not fetched either', async ({ launch }) => {
  const onhook = await launch(EMPTY)
  await onhook.window()
  const here = await startServer()
  const answer = await onhook.app.evaluate(async ({ BrowserWindow, session }, server) => {
    // Our page without the header that forbids it to ask.
    session.defaultSession.webRequest.onHeadersReceived((_details, tell) => tell({ responseHeaders: {} }))
    const bare = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
    await bare.loadURL('app://onhook/window.html')
    const said: unknown = await bare.webContents.executeJavaScript(
      `fetch(${JSON.stringify(server)}, { mode: 'no-cors' }).then(() => 'allowed', () => 'refused')`,
    )
    bare.destroy()
    return said
  }, here.address)
  expect(answer).toBe('refused')
  expect(here.asked).toEqual([])
  expect(onhook.log()).toMatch(/request denied: "http:"/)
  await here.close()
})

test('a view runs nothing but its own code', async ({ launch }) => {
  const onhook = await launch(EMPTY)
  const page = await onhook.window()
  const tried = await page.evaluate(async () => {
    const attempt = (what: () => unknown): string => {
      try {
        what()
        return 'allowed'
      } catch {
        return 'refused'
      }
    }
    const started = (what: () => Worker) =>
      new Promise<string>((resolve) => {
        try {
          const worker = what()
          worker.addEventListener('message', () => resolve('allowed'))
          worker.addEventListener('error', () => resolve('refused'))
        } catch {
          resolve('refused')
        }
      })
    const inline = document.createElement('script')
    inline.textContent = 'globalThis.inlined = true'
    const handler = document.createElement('div')
    handler.innerHTML = '<img src="x" onerror="globalThis.inlined = true">'
    document.body.append(inline, handler)
    await new Promise((resolve) => setTimeout(resolve, 100))
    return {
      'inline script': Reflect.has(globalThis, 'inlined') ? 'allowed' : 'refused',
      eval: attempt(() => Reflect.get(globalThis, 'eval')('1')),
      'a function from text': attempt(() => new Function('return 1')()),
      'a worker from a blob': await started(() => new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))),
    }
  })
  expect(Object.entries(tried).filter(([, answer]) => answer !== 'refused')).toEqual([])
})

test('a view is granted nothing', async ({ launch }) => {
  const onhook = await launch(EMPTY)
  const page = await onhook.window()
  const tried = await page.evaluate(async () => {
    const refused = (attempt: () => Promise<unknown>) =>
      Promise.resolve()
        .then(attempt)
        .then(
          () => 'allowed',
          () => 'refused',
        )
    return {
      camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await refused(() => navigator.mediaDevices.getDisplayMedia()),
      place: await refused(
        () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      ),
      clipboard: await refused(() => navigator.clipboard.readText()),
      notifications: (await Notification.requestPermission()) === 'granted' ? 'allowed' : 'refused',
    }
  })
  expect(Object.entries(tried).filter(([, answer]) => answer !== 'refused')).toEqual([])
})

const WAYS_OUT: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ['window.open to the network', (page) => page.evaluate(() => void window.open('https://example.com/'))],
  ['window.open to its own page', (page) => page.evaluate(() => void window.open('app://onhook/popover.html'))],
  ['window.open to nothing', (page) => page.evaluate(() => void window.open('about:blank'))],
  ['location = the network', (page) => page.evaluate(() => location.assign('https://example.com/'))],
  ['location = a file', (page) => page.evaluate(() => location.assign('file:///etc/passwd'))],
  ['location = another app host', (page) => page.evaluate(() => location.assign('app://other/window.html'))],
  ['location = a program of another', (page) => page.evaluate(() => location.assign('ms-settings:notifications'))],
  [
    'a link in a new window',
    (page) =>
      page.evaluate(() => {
        const link = Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank' })
        document.body.append(link)
        link.click()
      }),
  ],
  [
    'a form',
    (page) =>
      page.evaluate(() => {
        const form = Object.assign(document.createElement('form'), { action: 'https://example.com/', method: 'post' })
        document.body.append(form)
        form.submit()
      }),
  ],
  [
    'a refresh by the page itself',
    (page) =>
      page.evaluate(() => {
        document.head.insertAdjacentHTML(
          'beforeend',
          '<meta http-equiv="refresh" content="0;url=https://example.com/">',
        )
      }),
  ],
  [
    'a webview',
    (page) =>
      page.evaluate(() => {
        const view = document.createElement('webview')
        view.setAttribute('src', 'https://example.com/')
        document.body.append(view)
      }),
  ],
]

test('a view leads nowhere and opens nothing', async ({ launch }) => {
  const onhook = await launch(EMPTY)
  const page = await onhook.window()
  for (const [way, go] of WAYS_OUT) {
    await test.step(way, async () => {
      await go(page).catch(() => {})
      await expectStays(onhook, page)
    })
  }
})

test('a file that is dropped on a view is not opened', async ({ launch }) => {
  const onhook = await launch(EMPTY)
  const page = await onhook.window()
  const input = await onhook.app.context().newCDPSession(page)
  const data = { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await input.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data })
  }
  await expectStays(onhook, page)
})

test('no frame can be put into a view, and a view into no frame', async ({ launch }) => {
  const onhook = await launch(EMPTY)
  const page = await onhook.window()
  const reached = await page.evaluate(async () => {
    const sources = ['https://example.com/', 'file:///etc/passwd', 'app://onhook/popover.html', 'data:text/html,x']
    const answers: string[] = []
    for (const src of sources) {
      const frame = Object.assign(document.createElement('iframe'), { src })
      document.body.append(frame)
      await new Promise((resolve) => setTimeout(resolve, 200))
      let inside = 'nothing'
      try {
        if (frame.contentWindow !== null && 'onhook' in frame.contentWindow) inside = 'the bridge'
        else if ((frame.contentDocument?.body.childElementCount ?? 0) > 0) inside = 'a page'
      } catch {
        // Another origin: an error page of Chromium's own.
      }
      answers.push(`${src}: ${inside}`)
      frame.remove()
    }
    return answers.filter((answer) => !answer.endsWith(': nothing'))
  })
  expect(reached).toEqual([])
})

test('a page in a frame is answered nothing, although it is our own page with our own preload', async ({ launch }) => {
  const onhook = await launch(EMPTY)
  await onhook.window()
  // Not one of our windows, and the call from a frame in it: either is enough to be refused.
  const answer = await onhook.app.evaluate(async ({ app, BrowserWindow, session }) => {
    const preload = `${app.getAppPath()}/out/preload/preload.cjs`
    const foreign = new BrowserWindow({
      show: false,
      webPreferences: { preload, sandbox: true, nodeIntegrationInSubFrames: true },
    })
    // The header that keeps our page out of frames is taken away, for there would be no frame to ask from.
    session.defaultSession.webRequest.onHeadersReceived((_details, tell) => tell({ responseHeaders: {} }))
    await foreign.loadURL('app://onhook/window.html')
    await foreign.webContents.executeJavaScript(`new Promise((resolve) => {
      const frame = document.createElement('iframe')
      frame.onload = resolve
      frame.src = 'app://onhook/popover.html'
      document.body.append(frame)
    })`)
    const frame = foreign.webContents.mainFrame.frames[0]
    const said: unknown = await (frame ?? foreign.webContents.mainFrame).executeJavaScript(
      "window.onhook.call('hangUpAll', { connections: ['c1'], includeOthers: true }).then(JSON.parse)",
    )
    foreign.destroy()
    return { framed: frame !== undefined, said }
  })
  expect(answer.framed).toBe(true)
  expect(answer.said).toEqual({ ok: false, refusal: 'foreign-sender' })
})
