/** Without what is long: install, start at login, update while idle and during a hang-up, uninstall. */
export const isShort = (): boolean => process.env['ONHOOK_LIFE'] === 'short'
