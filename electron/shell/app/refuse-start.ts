import { app, dialog } from 'electron'

/** Somebody may have started it without a look at the screen; then it ends all the same, ms. */
const BOX_STAYS = 30_000

/** Says why OnHook does not start, and ends it: in a box where there is no terminal to say it in. */
export async function refuseStart(sentence: string): Promise<void> {
  process.stderr.write(`${sentence}\n`)
  if (process.platform === 'win32') {
    await app.whenReady()
    const read = dialog.showMessageBox({ type: 'error', title: 'OnHook cannot start', message: sentence })
    await Promise.race([read, new Promise((resolve) => setTimeout(resolve, BOX_STAYS))])
  }
  app.exit(1)
}
