/**
 * Runs in a page: everything that is cut off, pushed out or covered, in words. What scrolls or ends in an ellipsis is meant
 * to; what an element holds for listeners alone is not looked at.
 */
export function misfits(): readonly string[] {
  const wrong: string[] = []
  const page = document.documentElement
  if (page.scrollWidth > page.clientWidth) wrong.push(`the page is ${page.scrollWidth - page.clientWidth} px too wide`)

  const named = (element: Element): string => {
    const text = element.getAttribute('aria-label') ?? element.textContent ?? ''
    return `${element.tagName.toLowerCase()}.${element.className} "${text.slice(0, 40)}"`
  }
  // What is out of sight is not laid out before somebody scrolls to it.
  const shown = (element: Element): boolean =>
    element.closest('.unseen, svg') === null && element.checkVisibility({ contentVisibilityAuto: true })

  for (const element of [...document.querySelectorAll('body *')].filter(shown)) {
    const { overflowX, textOverflow, display } = getComputedStyle(element)
    const meant = overflowX === 'auto' || overflowX === 'scroll' || textOverflow === 'ellipsis' || display === 'inline'
    if (!meant && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) {
      wrong.push(`${named(element)} is ${element.scrollWidth - element.clientWidth} px too wide`)
    }
  }

  const controls = [...document.querySelectorAll('button, a[href], input, select')].filter(
    (control) => shown(control) && control.closest('.choose, .table-box') === null,
  )
  const boxes = controls.map((control) => ({ control, box: control.getBoundingClientRect() }))
  for (const { control, box } of boxes) {
    if (box.left < -1 || box.right > page.clientWidth + 1) wrong.push(`${named(control)} stands outside`)
    for (const { control: other, box: otherBox } of boxes) {
      const wide = Math.min(box.right, otherBox.right) - Math.max(box.left, otherBox.left)
      const high = Math.min(box.bottom, otherBox.bottom) - Math.max(box.top, otherBox.top)
      // Head and foot stand above the rows, which scroll below them.
      const layered = control.closest('.head, .foot') !== other.closest('.head, .foot')
      if (control !== other && wide > 1 && high > 1 && !layered)
        wrong.push(`${named(control)} lies over ${named(other)}`)
    }
  }
  return wrong
}
