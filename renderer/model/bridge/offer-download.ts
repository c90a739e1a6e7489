import type { Exported } from '../../../electron/contract/schema.ts'

/** Long enough for any browser to have read the file, ms. */
const READ_WITHIN = 60_000

/** In a browser, the browser itself keeps the file. */
export function offerDownload({ name, type, text }: Extract<Exported, { readonly kind: 'content' }>): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(address), READ_WITHIN)
}
