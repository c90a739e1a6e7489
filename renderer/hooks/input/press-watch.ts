import { type PressedBy, PressGuard } from '../../model/press-guard.ts'

/**
 * Watches where the controls of this document are, for the guard. They are looked at after everything that can move them:
 * changes of the document, scrolling, resizing, the end of a transition; and many times a second while a pointer is in the
 * document. Nothing tells a page that its window was moved: that is looked up. What is missed here is found by the press
 * itself, which then does nothing.
 */

const guard = new PressGuard<HTMLElement>()

interface Watched {
  /** Names action and target, whenever it is asked. */
  readonly meaning: () => string
  /** Told whether any press can count: none can while action or target are new. */
  readonly ripe: (ripe: boolean) => void
  /** Laid out even where what is in it is not: to measure what is out of sight would lay it out. */
  readonly row: HTMLElement
  wasRipe: boolean
}

const watched = new Map<HTMLElement, Watched>()
/** Changed since the last frame. */
const unshown = new Set<HTMLElement>()

/** While a pointer is in the document, ms. */
const LOOK_EVERY = 50
/** Where the window is, ms. */
const LOOK_OUTSIDE_EVERY = 100

/** Set once a press by pointer would count; tests and styles read it. */
const ARMED = 'armed'

let watching = false
let pointerInside = false
let looking: number | null = null
let arming: number | null = null
let awaitingFrame = false
/** Where the window was when it was last looked up. */
let windowAt = ''

/** From now on the control is watched; returns what ends it. */
export function watchPress(control: HTMLElement, parts: Pick<Watched, 'meaning' | 'ripe'>): () => void {
  if (!watching) startWatching()
  watching = true
  watched.set(control, { ...parts, row: outermostRow(control), wasRipe: false })
  see(control, performance.now(), isInView(control))
  // Hundreds come at once: the frame that shows them looks at them all.
  if (arming === null) armLater()
  return () => {
    watched.delete(control)
    unshown.delete(control)
    guard.forget(control)
  }
}

/** Whether a press that began at this time counts; what it means, or null. `at` is on the clock of `performance.now()`. */
export function pressNow(control: HTMLElement, by: PressedBy, at: number): string | null {
  const now = performance.now()
  see(control, now, by === 'pointer' || isInView(control))
  armLater()
  // Where the page was busy the press is older than this moment.
  return guard.restOf(control, by, Math.min(at, now)) === 0 ? guard.meaningOf(control) : null
}

/** The view was opened or shown again. */
export function pressesStartOver(): void {
  guard.startOver(performance.now())
  for (const control of watched.keys()) showLater(control)
  look()
}

/** Everything in sight, now. To be called once the document may look different, before anybody can see it. */
export function look(): void {
  const now = performance.now()
  windowAt = placeOfWindow()
  const rows = new Map<HTMLElement, boolean>()
  for (const [control, { row }] of watched) {
    const inView = rows.get(row) ?? isInView(row)
    rows.set(row, inView)
    see(control, now, inView)
  }
  armLater()
}

function see(control: HTMLElement, now: number, inView: boolean): void {
  const about = watched.get(control)
  if (about === undefined) return
  if (guard.see(control, about.meaning(), inView ? placeOf(control) : null, now)) showLater(control)
  if (guard.restOf(control, 'pointer', now) > 0) delete control.dataset[ARMED]
  const ripe = guard.restOf(control, 'keys', now) === 0
  if (ripe === about.wasRipe) return
  about.wasRipe = ripe
  about.ripe(ripe)
}

/** On the screen, whatever scale the screen has and however far fingers have zoomed in. */
function placeOf(control: HTMLElement) {
  const { x, y, width, height } = control.getBoundingClientRect()
  const scale = window.visualViewport?.scale ?? 1
  const { offsetLeft = 0, offsetTop = 0 } = window.visualViewport ?? {}
  const pixels = window.devicePixelRatio
  return {
    x: (window.screenX + (x - offsetLeft) * scale) * pixels,
    y: (window.screenY + (y - offsetTop) * scale) * pixels,
    width: width * scale * pixels,
    height: height * scale * pixels,
  }
}

const placeOfWindow = (): string => `${window.screenX} ${window.screenY} ${window.devicePixelRatio}`

/** The next frame shows what has changed. Who looks at the screen knows nothing of it before. */
function showLater(control: HTMLElement): void {
  unshown.add(control)
  if (awaitingFrame) return
  awaitingFrame = true
  requestAnimationFrame(() => {
    awaitingFrame = false
    const now = performance.now()
    for (const each of unshown) guard.shown(each, now)
    unshown.clear()
    armLater()
  })
}

/** Says of each control when a press would count from. */
function armLater(): void {
  if (arming !== null) window.clearTimeout(arming)
  arming = null
  const now = performance.now()
  let next = Number.POSITIVE_INFINITY
  for (const control of watched.keys()) {
    const rest = guard.restOf(control, 'pointer', now)
    if (rest === 0) control.dataset[ARMED] = ''
    else next = Math.min(next, rest, guard.restOf(control, 'keys', now) || rest)
  }
  if (next === Number.POSITIVE_INFINITY) return
  arming = window.setTimeout(look, Math.ceil(next))
}

function isInView(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < window.innerHeight
}

function outermostRow(control: HTMLElement): HTMLElement {
  let outermost = control
  for (let row = control.closest<HTMLElement>('[data-row]'); row !== null; ) {
    outermost = row
    row = row.parentElement?.closest<HTMLElement>('[data-row]') ?? null
  }
  return outermost
}

function startWatching(): void {
  const changed = new MutationObserver(look)
  changed.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['class', 'style', 'hidden', 'open', 'dir', 'lang', 'data-theme'],
  })
  for (const name of ['scroll', 'transitionend', 'animationend'] as const) {
    document.addEventListener(name, look, { capture: true, passive: true })
  }
  for (const target of [window, window.visualViewport]) {
    for (const name of ['resize', 'scroll'] as const) target?.addEventListener(name, look, { passive: true })
  }
  document.fonts.addEventListener('loadingdone', look)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') pressesStartOver()
    else pointerAway()
  })
  document.addEventListener('pointerover', pointerHere, { passive: true })
  document.documentElement.addEventListener('pointerleave', pointerAway, { passive: true })
  window.setInterval(() => {
    if (document.visibilityState === 'visible' && placeOfWindow() !== windowAt) look()
  }, LOOK_OUTSIDE_EVERY)
}

function pointerHere(): void {
  if (pointerInside) return
  pointerInside = true
  look()
  looking ??= window.setInterval(look, LOOK_EVERY)
}

function pointerAway(): void {
  pointerInside = false
  if (looking !== null) window.clearInterval(looking)
  looking = null
}
