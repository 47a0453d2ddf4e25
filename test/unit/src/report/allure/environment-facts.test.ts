import { expect, test } from 'vitest'

import type { RunHeader } from '../../../../../src/model/run-record.ts'
import { environmentFacts } from '../../../../../src/report/allure/reporter-config.ts'
import { head, header } from '../../evidence/support.ts'

const told = (contracts: RunHeader['environment']['contracts']) =>
  environmentFacts({ ...header, environment: { ...header.environment, contracts } }, [])[
    'Contratto sist'
  ]

const answered: RunHeader = {
  ...header,
  environment: {
    ...header.environment,
    switches: { 'nonce-replay': 'refuse', 'cda-loinc': 'table' },
  },
}

test('says how each open question was answered, and which cases lean on the answer', () => {
  const facts = environmentFacts(answered, [
    { ...head('CVP-01'), switches: ['nonce-replay'] },
    head('CVP-02'),
    { ...head('CVP-03'), switches: ['nonce-replay'] },
  ])
  expect(facts).toMatchObject({
    'Interruttore nonce-replay': 'refuse (ne dipende CVP-01, CVP-03)',
    'Interruttore cda-loinc': 'table',
  })
})

test('names the rules of the simulator that were off, and is silent about them when there were none', () => {
  const off = { ...answered.environment, rulesOff: ['timestamp-window', 'cda-id'] }
  expect(environmentFacts({ ...answered, environment: off }, [])).toMatchObject({
    'Regole spente': 'timestamp-window, cda-id',
  })
  expect(environmentFacts(answered, [])).not.toHaveProperty('Regole spente')
})

test('says by which contract messages were written, with its digest and without a path', () => {
  const sha256 = 'ab'.repeat(32)
  expect(told({ sist: { name: 'CVPService.wsdl', sha256, isSupplied: true } })).toBe(
    `CVPService.wsdl, copia fornita dal produttore (SHA-256 ${sha256})`,
  )
  expect(told({ sist: { name: 'CVPService.wsdl (Collaudo)', sha256, isSupplied: false } })).toBe(
    `CVPService.wsdl (Collaudo), incluso (SHA-256 ${sha256})`,
  )
  expect(told(undefined)).toBeUndefined()
})
