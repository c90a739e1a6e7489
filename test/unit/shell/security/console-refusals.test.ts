import { expect, test } from 'vitest'
import { refusalInConsole } from '../../../../electron/shell/security/console-refusals.ts'

test.each([
  [
    `Refused to load the image 'http://x/' because it violates the following Content Security Policy directive: "img-src 'self'".`,
    'content security policy: img-src',
  ],
  [`Ignored call to 'print()'. The document is sandboxed, and the 'allow-modals' keyword is not set.`, 'print'],
  ['Not allowed to navigate top frame to data URL: data:text/html,x', 'navigation: data'],
  ['OnHook denies: WebRTC', 'WebRTC'],
])('%s', (line, told) => {
  expect(refusalInConsole(line)).toBe(told)
})

test.each(['Hello', 'OnHook denies: x\n2026-11-27 warn forged', `OnHook denies: ${'x'.repeat(100)}`])(
  'nothing else that a page writes to its console gets into the log: %j',
  (line) => {
    expect(refusalInConsole(line)).toBe(null)
  },
)
