/**
 * Puts text on the clipboard, from within a click; false where that was refused. Not by `navigator.clipboard`: it needs a
 * permission, and no view is granted any.
 */
export function copyText(text: string): boolean {
  let copied = false
  const hand = (event: ClipboardEvent): void => {
    event.preventDefault()
    event.stopPropagation()
    event.clipboardData?.setData('text/plain', text)
    copied = event.clipboardData !== null
  }
  document.addEventListener('copy', hand, { capture: true, once: true })
  const done = document.execCommand('copy')
  document.removeEventListener('copy', hand, { capture: true })
  return done && copied
}
