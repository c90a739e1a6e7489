import type { Overall } from '../../contract/present/overall.ts'

/** What the icon shows; the frames belong to "hanging-up", an arrow that comes down on the handset. */
export type Picture = Overall | 'hanging-up-1' | 'hanging-up-2'

/** What the icon stands on. */
export type Ground = 'dark' | 'light' | 'contrast'

/** Ends with the picture that stays; 1.5 s in all: enough to be noticed, and then it is quiet. */
export const MOTION: readonly Picture[] = [
  'hanging-up-1',
  'hanging-up-2',
  'hanging-up',
  'hanging-up-1',
  'hanging-up-2',
  'hanging-up',
]

/** The file of a picture, without its ending. What is made for a dark taskbar has a dark rim: it can be seen on a light one too. */
export function iconFile(picture: Picture, ground: Ground): string {
  return ground === 'dark' ? picture : `${picture}-${ground}`
}

/** What the system tells of its taskbar. */
export interface Taskbar {
  readonly highContrast: boolean
  readonly dark: boolean
}

/** Panels on Linux have the colour of their own theme, which nobody tells. */
export function groundOf({ highContrast, dark }: Taskbar, platform: NodeJS.Platform): Ground {
  if (highContrast) return 'contrast'
  return platform === 'win32' && !dark ? 'light' : 'dark'
}
