import { createHash } from 'node:crypto'

import { afterAll, beforeAll, expect, test } from 'vitest'

import type { RunningSimulator } from '../../../../../src/simulator/start-simulator.ts'
import {
  buildMessage,
  chkContent,
  createdAt,
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

const check = async (options: Partial<CallOptions>) => {
  const message = buildMessage('chkPrescrizione', chkContent(), {
    doctor: pki.titolare,
    ...options,
  })
  const answer = await send(sist.url, pki, message)
  const outcome = sist.journal().at(-1)?.outcome
  return { fault: answer.fault, rule: outcome?.kind === 'answered' ? outcome.rule : undefined }
}

const refusedBy = (rule: string) => ({ fault: '000265', rule })
const accepted = { fault: undefined, rule: null }
const replace = (from: string | RegExp, to: string) => (xml: string) => xml.replace(from, to)

test('accepts a message whose Timestamp is signed with a trusted card', async () => {
  expect(await check({})).toEqual(accepted)
})

test('accepts a PrefixList of InclusiveNamespaces, and applies it', async () => {
  const inclusive =
    '<ec:InclusiveNamespaces xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="soapenv"></ec:InclusiveNamespaces>'
  const withList = (signedInfo: string) =>
    signedInfo.replace('></ds:Transform>', `>${inclusive}</ds:Transform>`)
  // The digest was made without the prefix: with the list honoured, it cannot match.
  expect(await check({ security: { editSignedInfo: withList } })).toEqual(
    refusedBy('reference-digest'),
  )
  const canonical = { text: '' }
  const remember = (text: string) => {
    canonical.text = text.replace(
      '<wsu:Timestamp ',
      '<wsu:Timestamp xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ',
    )
    return text
  }
  const digest = () => createHash('sha1').update(canonical.text).digest('base64')
  expect(
    await check({
      security: {
        editTimestamp: remember,
        editSignedInfo: (signedInfo) =>
          withList(signedInfo).replace(/<ds:DigestValue>.*?</, `<ds:DigestValue>${digest()}<`),
      },
    }),
  ).toEqual(accepted)
})

test('verifies a signed Body too, although its namespace is not an absolute URI', async () => {
  const attributes =
    'xmlns:wsu="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd" wsu:Id="BODY"'
  const canonicalBody = (xml: string) =>
    (/<soapenv:Body[\s\S]*<\/soapenv:Body>/.exec(xml)?.[0] ?? '')
      .replace(
        /^<soapenv:Body[^>]*>/,
        `<soapenv:Body xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ${attributes}>`,
      )
      .replace(
        '<sist:chkPrescrizione>',
        '<sist:chkPrescrizione xmlns:sist="www.sist.puglia.it/Schemas/PDD_SIST/SCATEL/">',
      )
  const applicativo = { nonce: 'B1b2C3d4E5f6G7h8I9j0', created: createdAt(new Date()) }
  const options = { doctor: pki.titolare, applicativo }
  const bare = buildMessage('chkPrescrizione', chkContent(), options).xml
  const digest = createHash('sha1').update(canonicalBody(bare)).digest('base64')
  const signBody = (signedInfo: string) =>
    signedInfo.replace(/<ds:Reference[\s\S]*<\/ds:Reference>/, (reference) =>
      [
        reference,
        reference
          .replace('#TS-1', '#BODY')
          .replace(/<ds:DigestValue>[^<]*/, `<ds:DigestValue>${digest}`),
      ].join(''),
    )
  const edit = replace('<soapenv:Body>', `<soapenv:Body ${attributes}>`)
  expect(await check({ applicativo, security: { editSignedInfo: signBody }, edit })).toEqual(
    accepted,
  )
  const alter = (xml: string) => edit(xml).replace('<sist:tipoVisita>A', '<sist:tipoVisita>D')
  expect(await check({ applicativo, security: { editSignedInfo: signBody }, edit: alter })).toEqual(
    refusedBy('reference-digest'),
  )
})

test('accepts a message with whitespace and comments outside of what is signed', async () => {
  expect(
    await check({ edit: replace('<soapenv:Body>', '<!-- x -->\n  <soapenv:Body>\n') }),
  ).toEqual(accepted)
})
