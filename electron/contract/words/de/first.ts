import { connections } from './connections.ts'
import { program } from './program.ts'

export const first = { ...program, ...connections }
