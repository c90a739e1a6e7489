import { failures } from './failures.ts'
import { notifications } from './notifications.ts'
import { pages } from './pages.ts'
import { steps } from './steps.ts'

export const more = { ...pages, ...steps, ...notifications, ...failures }
