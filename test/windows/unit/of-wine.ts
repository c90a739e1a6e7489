/** What fails under Wine and not on Windows: the beginning of the test's name, and why. One that passes all the same is told. */
export const OF_WINE: readonly (readonly [RegExp, string])[] = [
  [
    /^test\/unit\/preview\/(?:serve|start)-preview\.test\.ts › /,
    'Wine 8 answers UNKNOWN when Node.js 22 connects to 127.0.0.1',
  ],
]
