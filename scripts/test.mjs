import { buildTrouble, bundleApp, bundlePreview } from './lib/bundles.mjs'
import { chooseTiers, requiredTiers } from './lib/tiers/choose-tiers.mjs'
import { add, lastLine, NONE } from './lib/tiers/counts.mjs'
import { TIERS } from './lib/tiers/tiers.mjs'

const names = TIERS.map((tier) => tier.name)
const choice = chooseTiers(process.argv.slice(2), names)
const required = requiredTiers(process.env['ONHOOK_REQUIRE'] ?? '', names)
for (const wrong of [choice, required]) {
  if (wrong.ok) continue
  console.error(wrong.sentence)
  process.exit(2)
}
process.exitCode = await main()

async function main() {
  if (!choice.ok || !required.ok) return 2
  let total = NONE
  /** @type {boolean | null} */
  let built = null
  /** @type {string[]} */
  const summary = []
  for (const tier of TIERS.filter(({ name }) => choice.tiers.includes(name))) {
    console.log(`\n── ${tier.name}: ${tier.about}`)
    const readiness = await tier.ready()
    const why = readiness.ready ? readiness.lacks : readiness.why
    if (why !== undefined) {
      const must = required.tiers.includes(tier.name)
      const skipped = readiness.ready ? 'skipped in part:' : 'skipped:'
      const line = `${tier.name} ${must ? 'FAILED: all of it is required here, and' : skipped} ${why}`
      console.log(line)
      summary.push(line)
      if (must) total = add(total, { ...NONE, failed: 1 })
    }
    if (!readiness.ready) continue
    if (tier.needsBuild) {
      built ??= await build()
      if (!built) {
        summary.push(`${tier.name} FAILED: the build failed`)
        total = add(total, { ...NONE, failed: 1 })
        continue
      }
    }
    const counts = await tier.run(choice.rest, readiness.env ?? {})
    if (counts.passed + counts.failed === 0) {
      summary.push(`${tier.name} FAILED: no test ran`)
      total = add(total, { ...counts, failed: 1 })
      continue
    }
    summary.push(`${tier.name} ${lastLine(counts)}`)
    total = add(total, counts)
  }
  console.log(`\n${summary.join('\n')}\n\n${lastLine(total)}`)
  return total.failed > 0 ? 1 : 0
}

/** Once for all tiers that need it. */
async function build() {
  console.log('Building …')
  try {
    await bundleApp('warn')
    await bundlePreview('warn')
    return true
  } catch (error) {
    console.error(buildTrouble(error))
    return false
  }
}
