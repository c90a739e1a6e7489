/** What the program below is started with. */
export interface SessionData {
  /** Absolute path. */
  readonly koffi: string
  /** Words of `SESSION`. */
  readonly control: SharedArrayBuffer
  /** ms for which the session is held at each of the two questions, at most. */
  readonly patience: number
}

/** Words of the shared memory: how many questions are over, and whether the thread is to end. */
export const SESSION = { answered: 0, stop: 1, words: 2 } as const

/** `asked`: may it end? `ends`: it does. Questions are counted from 1. */
export interface SessionMessage {
  readonly question: 'asked' | 'ends'
  readonly number: number
}

/**
 * A thread with a window of its own that is never shown. Windows sends to each window the question whether the session may
 * end, and goes on when all have answered: this one answers when it is told to, while the main thread works on. It looks up
 * now and then, as a run time that ends waits for its threads.
 * https://learn.microsoft.com/windows/win32/shutdown/wm-queryendsession
 */
export const SESSION_PROGRAM = `'use strict'
const { parentPort, workerData } = require('node:worker_threads')
const koffi = require(workerData.koffi)
const PERIOD = 400
const WM_QUERYENDSESSION = 0x11
const WM_ENDSESSION = 0x16
const GWLP_WNDPROC = -4
const QS_ALLINPUT = 0x4ff
const MWMO_INPUTAVAILABLE = 4
const PM_REMOVE = 1
const MSG_BYTES = 48
const flags = new Int32Array(workerData.control)
const user32 = koffi.load('user32.dll')
const find = (name, result, parameters) => user32.func('__stdcall', name, result, parameters)
const word = 'uintptr_t'
const procedure = koffi.proto('__stdcall', 'SessionWindow', 'intptr_t', [word, 'uint32_t', word, 'intptr_t'])
const create = find('CreateWindowExW', word, [
  'uint32_t', 'str16', 'str16', 'uint32_t', 'int', 'int', 'int', 'int', word, word, word, word,
])
const subclass = find('SetWindowLongPtrW', word, [word, 'int', koffi.pointer(procedure)])
const otherwise = find('DefWindowProcW', 'intptr_t', [word, 'uint32_t', word, 'intptr_t'])
const wait = find('MsgWaitForMultipleObjectsEx', 'uint32_t', ['uint32_t', word, 'uint32_t', 'uint32_t', 'uint32_t'])
const peek = find('PeekMessageW', 'int', ['void *', word, 'uint32_t', 'uint32_t', 'uint32_t'])
const dispatch = find('DispatchMessageW', 'intptr_t', ['void *'])
const destroy = find('DestroyWindow', 'int', [word])

let questions = 0
function ask(what) {
  questions += 1
  parentPort.postMessage({ question: what, number: questions })
  Atomics.wait(flags, ${SESSION.answered}, questions - 1, workerData.patience)
  // Over, whether it was answered or not.
  Atomics.store(flags, ${SESSION.answered}, questions)
}

const window = create(0, 'STATIC', '', 0, 0, 0, 0, 0, 0, 0, 0, 0)
if (BigInt(window) === 0n) throw new Error('Windows gave no window.')
const hear = koffi.register((target, message, first, second) => {
  if (message === WM_QUERYENDSESSION) {
    ask('asked')
    return 1
  }
  if (message === WM_ENDSESSION) {
    if (BigInt(first) !== 0n) ask('ends')
    return 0
  }
  return otherwise(target, message, first, second)
}, koffi.pointer(procedure))
subclass(window, GWLP_WNDPROC, hear)
const message = Buffer.alloc(MSG_BYTES)
while (Atomics.load(flags, ${SESSION.stop}) === 0) {
  wait(0, 0, PERIOD, QS_ALLINPUT, MWMO_INPUTAVAILABLE)
  while (peek(message, 0, 0, 0, PM_REMOVE) !== 0) dispatch(message)
}
destroy(window)
`
