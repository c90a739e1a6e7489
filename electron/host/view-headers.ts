/** Where a view may send requests: nowhere over IPC, back to its own server over HTTP. */
export type ConnectSource = "'none'" | "'self'"

/** Security headers of every answer that holds a view. The policy starts from nothing and allows what the views use. */
export function viewHeaders(connect: ConnectSource): Readonly<Record<string, string>> {
  return {
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
      `connect-src ${connect}; worker-src 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; ` +
      // Of what a sandboxed page may not do, this leaves out all but dialogs: print(), alert() and the like.
      "frame-ancestors 'none'; sandbox allow-scripts allow-same-origin allow-forms allow-popups allow-downloads",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}
