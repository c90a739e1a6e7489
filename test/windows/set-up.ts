import { doubleMissing, wineMissing } from '../../scripts/lib/tools.mjs'
import { endSession, forgetLogin, offerDesktop, prepareDesktop } from './desktop.ts'

/** Puts the desktop together once for all tests, and takes it apart after them. */
export default async function setUp(): Promise<() => void> {
  const missing = wineMissing() ?? doubleMissing('windows')
  if (missing !== null) throw new Error(`The product cannot be started under Wine: ${missing}.`)
  const { desktop, stop } = await prepareDesktop()
  offerDesktop(desktop)
  // What a run that was broken off has left there would start with every session.
  await forgetLogin()
  endSession()
  return stop
}
