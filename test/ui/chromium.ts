/** The browser that the views are looked at with. */
export const CHROMIUM = process.env['ONHOOK_CHROMIUM'] ?? '/usr/bin/chromium'

/** As root there is no sandbox to be had, and without a display card nothing to accelerate. */
export const SWITCHES = ['--no-sandbox', '--disable-gpu']
