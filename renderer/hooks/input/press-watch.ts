import { type PressedBy, PressGuard } from '../../model/press-guard.ts'

/**
 * Watches where the controls of this document are, for the guard. They are looked at after everything that can move them:
 * changes of the document, scrolling, resizing, the end of a transition; and many times a second while a pointer is in the
 * document, for nothing tells a page that its window was moved.
 */

const guard = new PressGuard<HTMLElement>()
interface Watched {
  /** Names action and target, whenever it is asked. */
  readonly meaning: () => string
  /** Told whether any press can count: none can while action or target are new. */
  readonly ripe: (ripe: boolean) => void
  wasRipe: boolean
}

const watched = new Map<HTMLElement, Watched>()
/** Only what is in sight is measured: to ask for the place of what is not would lay it out. */
const inSight = new Set<HTMLElement>()

/** ms */
const LOOK_EVERY = 50

/** Set once a press by pointer would count; tests and styles read it. */
const ARMED = 'armed'

let sight: IntersectionObserver | null = null
let pointerInside = false
let looking: number | null = null
let arming: number | null = null

/** From now on the control is watched; returns what ends it. */
export function watchPress(control: HTMLElement, parts: Pick<Watched, 'meaning' | 'ripe'>): () => void {
  sight ??= startWatching()
  watched.set(control, { ...parts, wasRipe: false })
  if (isInViewport(control)) inSight.add(control)
  see(control, performance.now())
  sight.observe(control)
  armLater()
  return () => {
    watched.delete(control)
    inSight.delete(control)
    sight?.unobserve(control)
    guard.forget(control)
  }
}

/** Whether a press that begins now counts; what it means, or null. */
export function pressNow(control: HTMLElement, by: PressedBy): string | null {
  const now = performance.now()
  if (by === 'pointer') inSight.add(control)
  see(control, now)
  return guard.restOf(control, by, now) === 0 ? guard.meaningOf(control) : null
}

/** The view was opened or shown again. */
export function pressesStartOver(): void {
  guard.startOver(performance.now())
  look()
}

/** Everything in sight, now. To be called once the document may look different, before anybody can see it. */
export function look(): void {
  const now = performance.now()
  for (const control of watched.keys()) see(control, now)
  armLater()
}

function see(control: HTMLElement, now: number): void {
  const about = watched.get(control)
  if (about === undefined) return
  guard.see(control, about.meaning(), inSight.has(control) ? placeOf(control) : null, now)
  if (guard.restOf(control, 'pointer', now) > 0) delete control.dataset[ARMED]
  const ripe = guard.restOf(control, 'keys', now) === 0
  if (ripe === about.wasRipe) return
  about.wasRipe = ripe
  about.ripe(ripe)
}

function placeOf(control: HTMLElement) {
  const { x, y, width, height } = control.getBoundingClientRect()
  return { x: window.screenX + x, y: window.screenY + y, width, height }
}

/** Says of each control when a press would count from. */
function armLater(): void {
  if (arming !== null) return
  const now = performance.now()
  let next = Number.POSITIVE_INFINITY
  for (const control of watched.keys()) {
    const rest = guard.restOf(control, 'pointer', now)
    if (rest === 0) control.dataset[ARMED] = ''
    else next = Math.min(next, rest, guard.restOf(control, 'keys', now) || rest)
  }
  if (next === Number.POSITIVE_INFINITY) return
  arming = window.setTimeout(() => {
    arming = null
    look()
  }, next)
}

/** The row of a control is laid out even where what is in it is not. */
function isInViewport(control: HTMLElement): boolean {
  const { top, bottom } = (control.closest('[data-row]') ?? control).getBoundingClientRect()
  return bottom > 0 && top < window.innerHeight
}

function startWatching(): IntersectionObserver {
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
  window.addEventListener('resize', look)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') pressesStartOver()
    else pointerAway()
  })
  document.addEventListener('pointerover', pointerHere, { passive: true })
  document.documentElement.addEventListener('pointerleave', pointerAway, { passive: true })
  const sorted = (entries: readonly IntersectionObserverEntry[]): void => {
    for (const { target, isIntersecting } of entries) {
      if (!(target instanceof HTMLElement) || !watched.has(target)) continue
      if (isIntersecting) inSight.add(target)
      else inSight.delete(target)
    }
    look()
  }
  // What is near is looked at too: it may be scrolled to and pressed at once.
  return new IntersectionObserver(sorted, { rootMargin: '50%' })
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
