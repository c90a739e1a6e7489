import { failures } from './failures.ts'
import { notifications } from './notifications.ts'
import { pages } from './pages.ts'
import { steps } from './steps.ts'

/** What is read later, or by the main process alone. */
export const more = { ...pages, ...steps, ...notifications, ...failures } as const
