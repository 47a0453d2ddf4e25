import { afterAll, beforeAll, expect, test } from 'vitest'

import { controlClient } from '../../../../../src/simulator/control-client.ts'
import type { RunningSimulator } from '../../../../../src/simulator/start-simulator.ts'
import {
  buildMessage,
  chkContent,
  createdAt,
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

const check = async (
  options: Partial<CallOptions>,
  content = chkContent(),
  operation = 'chkPrescrizione',
  on = sist,
) => {
  const message = buildMessage(operation, content, { doctor: pki.titolare, ...options })
  const answer = await send(on.url, pki, message)
  const outcome = on.journal().at(-1)?.outcome
  return { fault: answer.fault, rule: outcome?.kind === 'answered' ? outcome.rule : undefined }
}

const accepted = { fault: undefined, rule: null }

const romeCreated = (offset: string, at = new Date()): string => createdAt(at, offset)

test.each(['+0100', '+01'])('accepts created with the offset %s', async (offset) => {
  expect(await check({ applicativo: { created: romeCreated(offset) } })).toEqual(accepted)
})

const postUnquoted = async (url: string) => {
  const message = buildMessage('chkPrescrizione', chkContent(), { doctor: pki.titolare })
  const { post } = await import('../../../../support/raw-sist-client.ts')
  return post({
    url: `${url}/aslba_test/CVPService`,
    pki,
    body: message.xml,
    headers: { soapaction: message.soapAction },
  })
}

test('wants the SOAPAction in quotes, unless the switch says otherwise', async () => {
  expect(await postUnquoted(sist.url)).toMatchObject({ status: 500, fault: '000240' })
  expect(sist.journal().at(-1)?.outcome).toMatchObject({ rule: 'soap-action-quotes' })
  await using lenient = await startSist(pki, { 'soap-action-quotes': 'optional' })
  expect((await postUnquoted(lenient.url)).status).toBe(200)
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

test('refuses a nonce the second time, unless the switch says otherwise', async () => {
  const applicativo = { nonce: 'A1b2C3d4E5f6G7h8I9j0' }
  expect(await check({ applicativo })).toEqual(accepted)
  expect(await check({ applicativo })).toEqual({ fault: '000220', rule: 'nonce-replay' })
  await using lenient = await startSist(pki, { 'nonce-replay': 'accept' })
  for (const _ of [1, 2])
    expect(await check({ applicativo }, chkContent(), 'chkPrescrizione', lenient)).toEqual(accepted)
})

test('keeps a nonce unused when its digest was wrong', async () => {
  const applicativo = { nonce: 'Z1b2C3d4E5f6G7h8I9j0' }
  expect(await check({ applicativo, applicationCode: 'SBAGLIATO' })).toMatchObject({
    fault: '000220',
  })
  expect(await check({ applicativo })).toEqual(accepted)
})

test('refuses a stale created only when a window is set', async () => {
  const stale = romeCreated('+0100', new Date(Date.now() - 10 * 60_000))
  const applicativo = { created: stale }
  expect(await check({ applicativo })).toEqual(accepted)
  for (const [window, expected] of [
    ['5m', { fault: '000220', rule: 'created-window' }],
    ['15m', accepted],
  ] as const) {
    await using other = await startSist(pki, { 'created-window': window })
    expect(await check({ applicativo }, chkContent(), 'chkPrescrizione', other)).toEqual(expected)
  }
})

test('answers 100000 while a system error is ordered', async () => {
  const control = controlClient(sist.control)
  await control.setConditions(['system-error'])
  const answer = await check({})
  await control.setConditions([])
  expect(answer).toEqual({ fault: '100000', rule: 'system-error' })
})

test('writes a fault without detail when the switch says so', async () => {
  await using bare = await startSist(pki, { 'fault-shape': 'bare' })
  const message = buildMessage('chkPrescrizione', chkContent({ versione: null }), {
    doctor: pki.titolare,
  })
  const answers = await Promise.all([sist.url, bare.url].map((url) => send(url, pki, message)))
  expect(answers.map((answer) => [answer.status, answer.fault, answer.first('codice')])).toEqual([
    [500, '000005', '000005'],
    [500, '000005', undefined],
  ])
})
