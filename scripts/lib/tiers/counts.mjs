/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Counts */

/** @type {Counts} */
export const NONE = { passed: 0, failed: 0, skipped: 0 }

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

/**
 * A tier that is one check, by its exit code.
 * @param {number} code
 * @returns {Counts}
 */
export function oneCheck(code) {
  return code === 0 ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 }
}

/**
 * What Vitest's JSON report counts. A file that could not even be loaded holds no failed test, and is one failure.
 * @param {unknown} report
 * @param {number} code the runner's exit code: not 0 is at least one failure, whatever the report says
 * @returns {Counts}
 */
export function vitestCounts(report, code) {
  const root = record(report)
  const files = Array.isArray(root['testResults']) ? root['testResults'].map(record) : []
  const unloaded = files.filter(
    (file) => file['status'] === 'failed' && !list(file['assertionResults']).some((one) => one['status'] === 'failed'),
  )
  return failedAtLeastOnce(
    {
      passed: number(root['numPassedTests']),
      failed: number(root['numFailedTests']) + unloaded.length,
      skipped: number(root['numPendingTests']) + number(root['numTodoTests']),
    },
    code,
  )
}

/**
 * What a suite that runs on several implementations counts on each, by the name of the outermost group.
 * @param {unknown} report of Vitest
 * @param {string} beginning of the group's name
 * @returns {ReadonlyMap<string, Counts>}
 */
export function groupCounts(report, beginning) {
  /** @type {Map<string, Counts>} */
  const groups = new Map()
  for (const test of list(record(report)['testResults']).flatMap((file) => list(file['assertionResults']))) {
    const group = Array.isArray(test['ancestorTitles']) ? String(test['ancestorTitles'][0] ?? '') : ''
    if (!group.startsWith(beginning)) continue
    const { status } = test
    const one = { ...NONE, [status === 'passed' || status === 'failed' ? status : 'skipped']: 1 }
    groups.set(group, add(groups.get(group) ?? NONE, one))
  }
  return groups
}

/**
 * What Playwright's JSON report counts. A test that passed at its second try has passed; the run's own output names it.
 * @param {unknown} report
 * @param {number} code
 * @returns {Counts}
 */
export function playwrightCounts(report, code) {
  const stats = record(record(report)['stats'])
  return failedAtLeastOnce(
    {
      passed: number(stats['expected']) + number(stats['flaky']),
      failed: number(stats['unexpected']),
      skipped: number(stats['skipped']),
    },
    code,
  )
}

/**
 * What a program counts that says so itself: the last "N passed, N failed" in its words.
 * @param {string} said
 * @param {number} code
 * @returns {Counts}
 */
export function saidCounts(said, code) {
  const last = [...said.matchAll(/(\d+) passed, (\d+) failed(?:, (\d+) skipped)?/g)].at(-1)
  const [passed = 0, failed = 0, skipped = 0] = (last ?? []).slice(1).map((count) => Number(count ?? 0))
  return failedAtLeastOnce({ passed, failed, skipped }, code)
}

/**
 * The last line of a run, in the form that other programs read.
 * @param {Counts} counts
 */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/**
 * @param {Counts} counts
 * @param {number} code
 * @returns {Counts}
 */
function failedAtLeastOnce(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/**
 * @param {unknown} value
 * @returns {Readonly<Record<string, unknown>>}
 */
function record(value) {
  return typeof value === 'object' && value !== null ? /** @type {Record<string, unknown>} */ (value) : {}
}

/** @param {unknown} value */
function list(value) {
  return Array.isArray(value) ? value.map(record) : []
}

/** @param {unknown} value */
function number(value) {
  return typeof value === 'number' ? value : 0
}
