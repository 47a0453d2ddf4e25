import { expect, test } from 'vitest'

import { ruleTable } from '../../../../../adapters/soap/simulate/rule-table.ts'
import { switches } from '../../../../../adapters/soap/simulate/switches.ts'
import type { CallContext } from '../../../../../src/adapter/define-adapter.ts'
import { issueTestPki } from '../../../../support/sist-world.ts'
import { ownContracts, query, startSoap } from '../support/soap-world.ts'

// What the file of a service says of itself: which parts are signed, which action an operation is.
const declared = [
  'wss-signed-timestamp',
  'wss-signed-body',
  'wss-signed-addressing',
  'wss-signed-assertion',
  'saml-action-right',
]

test('every rule that is a guess is a switch, or is declared beside the WSDL', () => {
  const guessed = Object.entries(ruleTable)
    .filter(([, { certainty }]) => certainty === 'guess')
    .map(([name]) => name)
  expect([...switches.map(({ name }) => name), ...declared].toSorted()).toEqual(guessed.toSorted())
})

const values = (name: string, value: string) => ({
  deviate: { saml: { values: { [name]: value } } },
})

interface Probe {
  readonly send?: Readonly<Record<string, unknown>>
  readonly deviate?: Readonly<Record<string, unknown>>
  /** Signs message or assertion with the card of somebody whom the service does not know. */
  readonly stranger?: 'message' | 'assertion'
}

const signedBy = (name: string) => ({
  ...query,
  security: { saml: { ...query.security.saml, 'signed-by': name } },
})

const probes: Readonly<Record<string, Probe>> = {
  'wss-key-known': { send: signedBy('medico-titolare'), stranger: 'message' },
  'saml-signer-known': { send: signedBy('medico-altro'), stranger: 'assertion' },
  'saml-single': { deviate: { saml: { assertion: 'twice' } } },
  'saml-name-id': { deviate: { saml: { 'name-id': '' } } },
  'saml-conditions': { deviate: { saml: { conditions: 'absent' } } },
  'saml-subject-right': values('subject', 'XXXYYY00A01Z999P'),
  'saml-locality-right': values('locality', 'Ambulatorio di prova'),
  'saml-application-right': values('application-id', 'Applicativo ignoto'),
  'saml-application-vendor-right': values('application-vendor', 'Produttore ignoto'),
  'saml-application-version-right': values('application-version', '0.0.0'),
  'saml-authenticator-right': values('authenticator', 'ZZZ'),
  'xds-patient-asserted': values('patient', 'XXXYYY00A01Z999P^^^&2.16.840.1.113883.2.9.4.3.2&ISO'),
}

test.each(switches.map(({ name }) => name))(
  'with %s: accepted exactly what the rule refuses goes through',
  async (name) => {
    const { send = query, deviate = {}, stranger } = probes[name] ?? {}
    const pki = await issueTestPki()
    const asked = async (value: string): Promise<string> => {
      const world = await startSoap(ownContracts(), {
        switches: { [name]: value },
        ...(stranger === undefined ? {} : { operators: [pki.titolare.known] }),
      })
      try {
        const usual = world.context()
        const altro = usual.operatorNamed('medico-altro')
        const operator: CallContext['operator'] =
          stranger === 'message'
            ? { datiOperatore: altro, authentication: altro, signature: altro }
            : usual.operator
        const exchange = await world.call(send, { deviate, operator })
        const { answer } = exchange
        const text = answer.kind === 'http' ? Buffer.from(answer.body).toString('utf8') : ''
        return text.includes('XDSUnknownPatientId') ? 'fault' : world.adapter.read(exchange).kind
      } finally {
        await world.close()
      }
    }
    expect([await asked('refused'), await asked('accepted')]).toEqual(['fault', 'expected'])
  },
)
