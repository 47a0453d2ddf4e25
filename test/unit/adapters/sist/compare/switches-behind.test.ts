import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import {
  namedSwitches,
  switchesBehind,
} from '../../../../../adapters/sist/compare/switches-behind.ts'
import { sistSimulator } from '../../../../../adapters/sist/simulate/sist-simulator.ts'
import type { SwitchHint } from '../../../../../src/adapter/define-adapter.ts'
import { packageRoot } from '../../../../../src/lib/package-root.ts'
import type { Exchange, NoAnswer } from '../../../../../src/model/exchange.ts'
import { exchangeWith, faultOf, responseOf } from '../support/exchange.ts'

const registration = 'setRegistraPrescrizione'

const served = (content: string, operation = registration): Exchange =>
  exchangeWith({ operation, body: responseOf(operation, content) })

const refused = (faultstring: string, rule: string | null = null, detail = ''): Exchange => ({
  ...exchangeWith({ operation: registration, status: 500, body: faultOf(faultstring, detail) }),
  ...(rule === null
    ? {}
    : { simulator: { at: '', kind: 'answered', status: 500, fault: null, rule, reason: null } }),
})

const silent = (phase: NoAnswer['phase']): Exchange => ({
  ...exchangeWith({ body: '' }),
  answer: { kind: 'none', phase, code: 'X', message: '', alert: null, requestWritten: false },
})

const done = served('<esito>TRUE</esito>')
const list = (count: number): Exchange =>
  served(`<elenco>${'<prescrizione/>'.repeat(count)}</elenco>`, 'getPrescrizioniIdentificate')
const detail =
  '<detail><d:SoapFaultException xmlns:d="www.sist.puglia.it/Schemas/PDD_SIST/SCATEL/"/></detail>'

test.each<[string, Exchange, Exchange, readonly SwitchHint[]]>([
  [
    'a rule that has a switch of its own',
    refused('000220: no', 'nonce-replay'),
    done,
    [{ name: 'nonce-replay', value: 'accept' }],
  ],
  ['a rule that has none', refused('000220: no', 'application-digest'), done, []],
  [
    'a second registration that is accepted',
    refused('000005: no', 'duplicate-registration'),
    done,
    [{ name: 'duplicate-registration', value: 'accept' }],
  ],
  [
    'a second registration that is answered with a refusal',
    refused('000005: no', 'duplicate-registration'),
    served('<esito>FALSE</esito>'),
    [{ name: 'duplicate-registration', value: 'esito-false' }],
  ],
  [
    'a refusal that the simulator does not give',
    done,
    refused('000240: no'),
    [{ name: 'soap-action-quotes', value: 'required' }],
  ],
  ['a refusal that no switch gives', done, refused('000280: no'), []],
  [
    'a failure of WS-Security without a code',
    refused('000265: no', 'signature-value'),
    refused('security check failed'),
    [{ name: 'wsse-failure-code' }],
  ],
  [
    'another code for the same call',
    refused('000239: no', 'payload-schema', detail),
    refused('000231: no', null, detail),
    [{ name: 'check-order' }],
  ],
  [
    'a Fault without its detail',
    refused('000231: no', 'certificate-holder', detail),
    refused('000231: no'),
    [{ name: 'fault-shape', value: 'bare' }],
  ],
  [
    'a boolean in figures',
    served('<oscurato>false</oscurato>'),
    served('<oscurato>0</oscurato>'),
    [{ name: 'boolean-form', value: 'numeric' }],
  ],
  [
    'the other value of the same boolean',
    served('<oscurato>false</oscurato>'),
    served('<oscurato>true</oscurato>'),
    [],
  ],
  ['more in a list', list(1), list(2), [{ name: 'list-visibility', value: 'all' }]],
  ['fewer in a list', list(2), list(1), [{ name: 'list-visibility', value: 'own' }]],
  [
    'a handshake that is refused by one alone',
    silent('tls'),
    done,
    [{ name: 'client-certificate' }, { name: 'client-certificate-moment' }],
  ],
  ['no answer for another reason', silent('http'), done, []],
])('%s', (_, simulated, other, hints) => {
  expect(switchesBehind({ simulated, other })).toEqual(hints)
})

test('every value that it names is one of its switch', () => {
  const declared = new Map(sistSimulator.switches.map((one) => [one.name, one.values]))
  const wrong = namedSwitches.filter(({ name, value }) => {
    const values: readonly string[] | undefined = declared.get(name)
    return values !== undefined && value !== undefined && !values.includes(value)
  })
  expect(wrong).toEqual([])
})

// A switch that no hint names would never be found out by a comparison.
test('has a word for every switch of the simulator', () => {
  const source = readFileSync(
    join(packageRoot, 'adapters', 'sist', 'compare', 'switches-behind.ts'),
    'utf8',
  )
  expect(sistSimulator.switches.length).toBeGreaterThan(10)
  expect(
    sistSimulator.switches
      .filter(({ name }) => !source.includes(`'${name}'`))
      .map(({ name }) => name),
  ).toEqual([])
})
