import { WITNESS } from './console-refusals.ts'

/**
 * Runs in the page before its own scripts, and writes to the console what no event of Electron's tells. It is a witness
 * and no wall: whatever gets around it still meets the session's proxy, the resolver and the policy. System dialogs that a
 * page could open alone end here.
 */
export const PAGE_WITNESS = `(() => {
  const tell = (what) => console.error(${JSON.stringify(WITNESS)} + what)
  const told = (owner, name, what) => {
    const real = owner?.[name]
    if (typeof real !== 'function') return
    const see = (use) => (...given) => { tell(what); return use(...given) }
    owner[name] = new Proxy(real, { construct: see(Reflect.construct), apply: see(Reflect.apply) })
  }
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) told(window, name, 'WebRTC')
  told(window, 'WebTransport', 'WebTransport')
  told(globalThis.ServiceWorkerContainer?.prototype, 'register', 'service worker')

  const refused = (what) => async () => {
    tell(what)
    throw new DOMException('OnHook opens no such dialog.', 'NotAllowedError')
  }
  for (const name of ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker']) window[name] = refused('file picker')
  window.print = () => tell('print')

  const picks = (element) => element instanceof HTMLInputElement && ['file', 'color'].includes(element.type)
  for (const name of ['click', 'showPicker']) {
    const owner = name === 'click' ? HTMLElement.prototype : HTMLInputElement.prototype
    const real = owner[name]
    owner[name] = function (...given) {
      if (picks(this)) return tell('file picker')
      return Reflect.apply(real, this, given)
    }
  }
  const stop = (what, concerns) => (event) => {
    if (!concerns(event)) return
    tell(what)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('click', stop('file picker', (event) => event.composedPath().some(picks)), true)
  window.addEventListener('drop', stop('drop', () => true), true)
  window.addEventListener('dragover', (event) => event.preventDefault(), true)
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof HTMLLinkElement && /dns-prefetch/i.test(node.rel)) tell('dns-prefetch')
    }
  }).observe(document, { childList: true, subtree: true })
})()`
