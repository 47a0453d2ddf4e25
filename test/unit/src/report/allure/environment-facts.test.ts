import { expect, test } from 'vitest'

import type { RunHeader } from '../../../../../src/model/run-record.ts'
import { environmentFacts } from '../../../../../src/report/allure/reporter-config.ts'

const header: RunHeader = {
  schema: 'collaudo/run@1',
  run: 'prova',
  plan: { name: 'prova', title: 'Piano di prova', version: '1' },
  suite: null,
  application: {
    name: 'prova',
    title: 'Applicativo di prova',
    producer: 'Produttore di prova',
    version: '1.0.0',
    profile: 'struttura',
    defects: [],
  },
  environment: { name: 'collaudo', simulator: false, endpoints: {}, switches: {} },
  harness: { version: '0.1.0', node: '24.0.0', platform: 'linux' },
  startedAt: '2026-07-01T10:00:00.000Z',
}

const told = (contracts: RunHeader['environment']['contracts']) =>
  environmentFacts({ ...header, environment: { ...header.environment, contracts } })[
    'Contratto sist'
  ]

test('says by which contract messages were written, with its digest and without a path', () => {
  const sha256 = 'ab'.repeat(32)
  expect(told({ sist: { name: 'CVPService.wsdl', sha256, isSupplied: true } })).toBe(
    `CVPService.wsdl, copia ufficiale fornita dal produttore (SHA-256 ${sha256})`,
  )
  expect(told({ sist: { name: 'CVPService.wsdl (Collaudo)', sha256, isSupplied: false } })).toBe(
    `CVPService.wsdl (Collaudo), incluso (SHA-256 ${sha256})`,
  )
  expect(told(undefined)).toBeUndefined()
})
