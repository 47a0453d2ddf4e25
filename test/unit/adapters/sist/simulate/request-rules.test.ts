import { afterAll, beforeAll, expect, test } from 'vitest'

import { controlClient } from '../../../../../src/simulator/control-client.ts'
import type { RunningSimulator } from '../../../../../src/simulator/start-simulator.ts'
import {
  buildMessage,
  chkContent,
  payloadNamespace,
  send,
  type CallOptions,
} from '../../../../support/raw-sist-client.ts'
import { issueTestPki, startSist, type TestPki } from '../../../../support/sist-world.ts'

let pki: TestPki
let sist: RunningSimulator

beforeAll(async () => {
  pki = await issueTestPki()
  sist = await startSist(pki)
})
afterAll(() => sist.close())

const check = async (options: Partial<CallOptions>, content = chkContent()) => {
  const message = buildMessage('chkPrescrizione', content, { doctor: pki.titolare, ...options })
  const answer = await send(sist.url, pki, message)
  const outcome = sist.journal().at(-1)?.outcome
  return { fault: answer.fault, rule: outcome?.kind === 'answered' ? outcome.rule : undefined }
}

const accepted = { fault: undefined, rule: null }

/** What is wrong with a message, in the order in which the simulator is to find it. */
const troubles: readonly (readonly [rule: string, wrong: () => Partial<CallOptions>])[] = [
  ['timestamp-window', () => ({ security: { created: new Date(0) } })],
  ['soap-action', () => ({ soapAction: 'urn:altro' })],
  [
    'payload-schema',
    () => ({ edit: (xml) => xml.replace('<sist:tipologia>1', '<sist:tipologia>9') }),
  ],
  ['certificate-holder', () => ({ operatore: { codiceFiscale: 'XXXYYY00A01Z999P' } })],
  ['application-digest', () => ({ applicationCode: 'SBAGLIATO' })],
  ['chk-version', () => ({})],
]

test('decides in the order of the fake server: each trouble hides those after it', async () => {
  const found: (string | null | undefined)[] = []
  for (let first = 0; first < troubles.length; first++) {
    const options = troubles.slice(first).map(([, wrong]) => wrong())
    const { rule } = await check(Object.assign({}, ...options), chkContent({ versione: '3.99' }))
    found.push(rule)
  }
  expect(found).toEqual(troubles.map(([rule]) => rule))
})

test('answers 415 to what does not call itself text/xml, before it reads it', async () => {
  const { post } = await import('../../../../support/raw-sist-client.ts')
  const message = buildMessage('chkPrescrizione', chkContent(), { doctor: pki.titolare })
  const answer = await post({
    url: `${sist.url}/aslba_test/CVPService`,
    pki,
    body: message.xml,
    headers: { soapaction: `"${message.soapAction}"`, 'content-type': 'application/json' },
  })
  expect([answer.status, answer.text]).toEqual([
    415,
    'Content-Type application/json: atteso text/xml\n',
  ])
  expect(sist.journal().at(-1)?.outcome).toMatchObject({ rule: 'content-type', fault: null })
})

test('accepts a payload in the default namespace', async () => {
  const edit = (xml: string) =>
    xml
      .replace('<sist:chkPrescrizione>', `<sist:chkPrescrizione xmlns="${payloadNamespace}">`)
      .replaceAll('sist:', '')
  expect(await check({ edit })).toEqual(accepted)
})

test('keeps a nonce unused when its digest was wrong', async () => {
  const applicativo = { nonce: 'Z1b2C3d4E5f6G7h8I9j0' }
  expect(await check({ applicativo, applicationCode: 'SBAGLIATO' })).toMatchObject({
    fault: '000220',
  })
  expect(await check({ applicativo })).toEqual(accepted)
})

test('answers 100000 while a system error is ordered', async () => {
  const control = controlClient(sist.control)
  await control.setConditions(['system-error'])
  const answer = await check({})
  await control.setConditions([])
  expect(answer).toEqual({ fault: '100000', rule: 'system-error' })
})
