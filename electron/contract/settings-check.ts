import { z } from 'zod'
import { LANGUAGE_CHOICES, type Settings, THEMES } from './settings.ts'

/** Each value by itself: a settings file is read with the same checks as a view's change. */
export const SETTINGS_CHECK = z.strictObject({
  language: z.enum(LANGUAGE_CHOICES),
  theme: z.enum(THEMES),
  notifyDropped: z.boolean(),
  notifyStuck: z.boolean(),
  notifyGone: z.boolean(),
  confirmHangUpAll: z.boolean(),
  closeHides: z.boolean(),
}) satisfies z.ZodType<Settings>
