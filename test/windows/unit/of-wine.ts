/** One that never ends there is not begun. */
export const HANGS_UNDER_WINE: readonly (readonly [RegExp, string])[] = [
  [
    /^test\/unit\/sstp\/hosted\/rasdial\.test\.ts › a program that does not end is ended/,
    'under Wine 8 the pipes of a program that was ended by force stay open',
  ],
]

/** What fails under Wine and not on Windows: the beginning of the test's name, and why. One that passes all the same is told. */
export const OF_WINE: readonly (readonly [RegExp, string])[] = [
  [
    /^test\/unit\/preview\/(?:serve|start)-preview\.test\.ts › /,
    'Wine 8 answers UNKNOWN when Node.js 22 connects to 127.0.0.1',
  ],
  [
    /^test\/unit\/host\/folder-lock\.test\.ts › a folder has one holder at a time, by whichever name/,
    'Wine 8 does not open a folder through a symbolic link',
  ],
]
