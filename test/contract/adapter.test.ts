import { describe, expect, test } from 'vitest'

import { adapters as installed } from '../../adapters/index.ts'
import { adapterPromises, undescribed } from '../../src/adapter/contract.ts'
import { commonChecks } from '../../src/check/common-checks.ts'
import { packageRoot } from '../../src/lib/package-root.ts'
import { ApplicationShape } from '../../src/plan/application-schema.ts'
import { CaseShape } from '../../src/plan/case-schema.ts'
import { EnvironmentShape } from '../../src/plan/environment-schema.ts'
import { PlanShape, SuiteShape } from '../../src/plan/plan-schema.ts'
import { supply } from '../../src/session/supply.ts'

// With the contracts of this repository: without any, the adapter soap has no operation to call.
const { adapters } = await supply(installed, {}, packageRoot)

/** For each adapter, requests that a case may write. */
const samples: Readonly<Record<string, readonly unknown[]>> = {
  sist: [{ operation: 'setAnnullaPrescrizione', body: { identificativoPrescrizione: '160A1' } }],
  http: [
    { method: 'GET', path: '/stato' },
    { method: 'POST', path: '/documenti', body: { nome: 'Prova' } },
  ],
  soap: [
    {
      operation: 'RetrieveDocumentSet',
      body: {
        DocumentRequest: { RepositoryUniqueId: '2.999.1', DocumentUniqueId: '2.999.2' },
      },
    },
  ],
}

describe.each(adapters.map((adapter) => [adapter.id, adapter] as const))('%s', (id, adapter) => {
  const promises = adapterPromises(adapter, { samples: samples[id] ?? [] })
  test.each(promises.map((one) => [one.title, one] as const))('%s', async (_, { broken }) => {
    expect(await broken()).toEqual([])
  })
})

test.each([
  ['case', CaseShape],
  ['plan', PlanShape],
  ['suite', SuiteShape],
  ['application', ApplicationShape],
  ['environment', EnvironmentShape],
])('describes every key of a %s file', (_, shape) => {
  expect(undescribed(shape)).toEqual([])
})

test.each(commonChecks.map((check) => [check.key, check] as const))(
  'describes every key of the check %s',
  (_, check) => {
    expect(undescribed(check.schema)).toEqual([])
  },
)
