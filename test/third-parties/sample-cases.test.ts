import { beforeAll } from 'vitest'

import { othersJudge } from './judged-by-others.ts'
import { runSamplePlans, type SampleExchange } from './sample-runs.ts'

const oneIn = 5

/** Of one case in five of each sample plan about SIST; of all of them in test/exhaustive. */
let exchanges: readonly SampleExchange[]
beforeAll(async () => {
  exchanges = await runSamplePlans(oneIn)
})

othersJudge(
  () => exchanges,
  (whole) => Math.floor(whole / oneIn),
)
