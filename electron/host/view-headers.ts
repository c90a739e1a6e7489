/** Where a view may send requests: nowhere over IPC, back to its own server over HTTP. */
export type ConnectSource = "'none'" | "'self'"

/** Security headers of every answer that holds a view. The policy starts from nothing and allows what the views use. */
export function viewHeaders(connect: ConnectSource): Readonly<Record<string, string>> {
  return {
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
      `connect-src ${connect}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}
