import type { RasAnswer, RasApi, RasHandle } from '../../../native/port.ts'

/**
 * How others hang up and wait, told in behaviour and numbers from what each has published, on the same binding that
 * OnHook uses. None of them is written for links; here each is handed a link's handle as if it were a connection's.
 */

/** What a program says at the end of its wait. */
export type Said =
  /** "It is gone." */
  | { readonly said: 'done' }
  /** It admits that it does not know, or names an error. */
  | { readonly said: 'gave-up'; readonly words: string }

export interface Wait {
  readonly ras: RasApi
  sleep(ms: number): Promise<void>
  /** ms, monotonic */
  now(): number
  /** The run is over: whoever still waits would wait for ever. */
  over(): boolean
}

export interface Strategy {
  readonly id: string
  readonly title: string
  readonly parameters: string
  readonly source: string
  hangUp(wait: Wait, handle: RasHandle): Promise<Said>
}

const DONE: Said = { said: 'done' }
const gaveUp = (words: string): Said => ({ said: 'gave-up', words })

const INVALID_HANDLE = 6
const NO_CONNECTION = 668

/** The Win32 code; 0 = success. */
function code(answer: RasAnswer<unknown>): number {
  if (answer.kind === 'value') return 0
  return answer.kind === 'code' ? answer.code : -1
}

const status = async ({ ras }: Wait, handle: RasHandle): Promise<number> => code(await ras.connectStatus(handle))

const page = 'https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rashangupw'

export const STRATEGIES: readonly Strategy[] = [
  {
    id: 'sleep-3000',
    title: 'Microsoft’s page: Sleep(3000)',
    parameters: 'RasHangUp, then 3000 ms; no test',
    source: page,
    async hangUp(wait, handle) {
      const answered = code(await wait.ras.hangUp(handle))
      if (answered !== 0) return gaveUp(`RasHangUp said ${answered}`)
      await wait.sleep(3000)
      return DONE
    },
  },
  {
    id: 'sleep-0',
    title: 'Microsoft’s page: Sleep(0) loop',
    parameters: 'RasGetConnectStatus without a pause until it says 6; no deadline',
    source: page,
    async hangUp(wait, handle) {
      const answered = code(await wait.ras.hangUp(handle))
      if (answered !== 0) return gaveUp(`RasHangUp said ${answered}`)
      while (!wait.over()) if ((await status(wait, handle)) === INVALID_HANDLE) return DONE
      return gaveUp('')
    },
  },
  {
    id: 'dotras-2',
    title: 'DotRas 2',
    parameters: 'RasHangUp again and again while it says 0, until 668; then 1000 ms; no test',
    source: 'https://github.com/DotRas/DotRas, src/DotRas/Internal/Services/Connections/RasHangUpService.cs',
    async hangUp(wait, handle) {
      const answered = await hangUpUntilRefused(wait, handle)
      if (answered !== NO_CONNECTION) return gaveUp(`RasHangUp said ${answered}`)
      await wait.sleep(1000)
      return DONE
    },
  },
  {
    id: 'dotras-1',
    title: 'DotRas 1',
    parameters: 'RasHangUp until 668; RasGetConnectStatus each 50 ms while it says 0, no deadline; then 1000 ms',
    source: 'https://github.com/DotRas/DotRas-V1, src/DotRas/Internal/RasHelper.cs (interval: NativeMethods.cs)',
    async hangUp(wait, handle) {
      const answered = await hangUpUntilRefused(wait, handle)
      if (answered !== NO_CONNECTION) return gaveUp(`RasHangUp said ${answered}`)
      while (!wait.over() && (await status(wait, handle)) === 0) await wait.sleep(50)
      if (wait.over()) return gaveUp('')
      await wait.sleep(1000)
      return DONE
    },
  },
  {
    id: 'psiphon',
    title: 'Psiphon for Windows',
    parameters:
      '668 from RasHangUp = done; RasGetConnectStatus each 100 ms until 6, 5 s at most, then it reports a failure',
    source: 'https://github.com/Psiphon-Inc/psiphon-windows, src/vpntransport.cpp',
    async hangUp(wait, handle) {
      const answered = code(await wait.ras.hangUp(handle))
      if (answered === NO_CONNECTION) return DONE
      if (answered !== 0) return gaveUp(`RasHangUp said ${answered}`)
      for (let slept = 0; slept < 5000; slept += 100) {
        if ((await status(wait, handle)) === INVALID_HANDLE) return DONE
        await wait.sleep(100)
      }
      return gaveUp('timed out')
    },
  },
  {
    id: 'windscribe',
    title: 'Windscribe desktop (IKEv2)',
    parameters:
      'RasGetConnectStatus each 10 ms until 6 or 668; RasHangUp on the same handle again each 3 s, three times at most; gives up at 8.5 s',
    source:
      'https://github.com/Windscribe/Desktop-App, src/client/engine/engine/connectionmanager/ikev2connection*_win.cpp',
    async hangUp(wait, handle) {
      const begun = wait.now()
      let last = begun
      const first = code(await wait.ras.hangUp(handle))
      if (first === INVALID_HANDLE || first === NO_CONNECTION) return DONE
      for (let calls = 1; wait.now() - begun < 8500 && !wait.over(); ) {
        await wait.sleep(10)
        const answered = await status(wait, handle)
        if (answered === INVALID_HANDLE || answered === NO_CONNECTION) return DONE
        if (calls >= 3 || wait.now() - last <= 3000) continue
        await wait.ras.hangUp(handle)
        last = wait.now()
        calls++
      }
      return gaveUp('timed out')
    },
  },
  {
    id: 'microsoft-sample',
    title: 'Microsoft’s sample RasAgileVPN',
    parameters: 'RasGetConnectStatus each 50 ms until 6, 10 s at most; prints “Disconnected” either way',
    source:
      'https://github.com/microsoft/Windows-classic-samples, Samples/Win7Samples/netds/ras/RASAgileVPN/RasAgileVPN.cpp',
    async hangUp(wait, handle) {
      const answered = code(await wait.ras.hangUp(handle))
      if (answered !== 0) return gaveUp(`RasHangUp said ${answered}`)
      const until = wait.now() + 10_000
      while ((await status(wait, handle)) !== INVALID_HANDLE && wait.now() < until) await wait.sleep(50)
      return DONE
    },
  },
]

async function hangUpUntilRefused(wait: Wait, handle: RasHandle): Promise<number> {
  for (;;) {
    const answered = code(await wait.ras.hangUp(handle))
    if (answered !== 0 || wait.over()) return answered
  }
}
