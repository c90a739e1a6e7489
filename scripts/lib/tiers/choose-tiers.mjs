/** @typedef {{ readonly ok: true, readonly tiers: readonly string[], readonly rest: readonly string[] }} Chosen */
/** @typedef {{ readonly ok: false, readonly sentence: string }} Unknown */

/**
 * `npm test -- unit ui` runs these two; `npm test -- unit -t gone` hands what follows to the one tier's runner.
 * @param {readonly string[]} args
 * @param {readonly string[]} names every tier
 * @returns {Chosen | Unknown}
 */
export function chooseTiers(args, names) {
  const end = args.findIndex((arg) => !names.includes(arg))
  const tiers = end < 0 ? args : args.slice(0, end)
  const rest = end < 0 ? [] : args.slice(end)
  const first = rest[0]
  if (first !== undefined && tiers.length === 0) {
    return { ok: false, sentence: `There is no tier "${first}". The tiers are: ${names.join(', ')}.` }
  }
  if (first !== undefined && tiers.length > 1) {
    return {
      ok: false,
      sentence: `"${first}" can go to one tier only; ${tiers.length} were named: ${tiers.join(', ')}.`,
    }
  }
  return { ok: true, tiers: tiers.length > 0 ? tiers : names, rest }
}

/**
 * ONHOOK_REQUIRE: the tiers that must not be skipped, by name, or `all`.
 * @param {string} value
 * @param {readonly string[]} names
 * @returns {Chosen | Unknown}
 */
export function requiredTiers(value, names) {
  const asked = value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (asked.includes('all')) return { ok: true, tiers: names, rest: [] }
  const unknown = asked.find((name) => !names.includes(name))
  if (unknown !== undefined) {
    const sentence = `ONHOOK_REQUIRE names "${unknown}", which is no tier. The tiers are: all, ${names.join(', ')}.`
    return { ok: false, sentence }
  }
  return { ok: true, tiers: asked, rest: [] }
}
