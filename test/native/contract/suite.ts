import { blockingCases } from './blocking.ts'
import { bufferCases } from './buffers.ts'
import { entryCases } from './entries.ts'
import { eventCases } from './events.ts'
import { hangUpCases } from './hang-up.ts'
import { identityCases } from './identity.ts'
import { libraryCases } from './library.ts'
import { linkCases } from './links.ts'
import { listingCases } from './listing.ts'
import { projectionCases } from './projection.ts'
import { serviceCases } from './service.ts'
import { type Assert, createContract, type Implementation, type Test } from './stage.ts'
import { statisticsCases } from './statistics.ts'
import { statusCases } from './status.ts'

export type { Assert, Capabilities, Implementation, Opened, Test } from './stage.ts'

/** What every implementation of the port must do, whatever plays behind it. Says how many cases there are. */
export function contractSuite(implementation: Implementation, test: Test, assert: Assert): number {
  let cases = 0
  const counting: Test = (sentence, run) => {
    cases += 1
    test(sentence, run)
  }
  const contract = createContract(implementation, counting, assert)
  listingCases(contract)
  statusCases(contract)
  hangUpCases(contract)
  linkCases(contract)
  identityCases(contract)
  blockingCases(contract)
  statisticsCases(contract)
  projectionCases(contract)
  entryCases(contract)
  serviceCases(contract)
  eventCases(contract)
  bufferCases(contract)
  libraryCases(contract)
  return cases
}
