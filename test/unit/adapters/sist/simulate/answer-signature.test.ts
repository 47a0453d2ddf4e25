import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import type { RunningSimulator } from '../../../../../src/simulator/start-simulator.ts'
import { hasTool } from '../../../../support/external-tool.ts'
import { buildMessage, chkContent, send } from '../../../../support/raw-sist-client.ts'
import { issueTestPki, startSist, type TestPki } from '../../../../support/sist-world.ts'

let pki: TestPki
let sist: RunningSimulator
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collaudo-answer-'))
  pki = await issueTestPki()
  sist = await startSist(pki)
})
afterAll(async () => {
  await sist.close()
  rmSync(folder, { recursive: true })
})

const answerTo = async (content: string): Promise<string> => {
  const message = buildMessage('chkPrescrizione', content, { doctor: pki.titolare })
  return (await send(sist.url, pki, message)).text
}

// xmlsec1 uses libxml2's C14N, which refuses a document with a relative namespace name, and the payload's is one.
// Only the Timestamp is signed, so the Body may be emptied.
const withoutBody = (xml: string): string =>
  xml.replace(/<S:Body>[\s\S]*<\/S:Body>/, '<S:Body></S:Body>')

const xmlsec = (xml: string): number | null => {
  const file = join(folder, 'answer.xml')
  const certificate = join(folder, 'server.pem')
  writeFileSync(file, withoutBody(xml))
  writeFileSync(certificate, pki.server.certificatePem)
  const timestamp =
    'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd:Timestamp'
  return spawnSync('xmlsec1', [
    '--verify',
    '--pubkey-cert-pem',
    certificate,
    '--id-attr:Id',
    timestamp,
    file,
  ]).status
}

const withXmlsec = test.skipIf(!hasTool('xmlsec1'))

withXmlsec('signs the Timestamp of an answer and of a fault with the server’s key', async () => {
  const [answer, fault] = await Promise.all([
    answerTo(chkContent()),
    answerTo(chkContent({ versione: null })),
  ])
  expect(answer).toContain('chkPrescrizioneResponse')
  expect(fault).toContain('SoapFaultException')
  expect([xmlsec(answer), xmlsec(fault)]).toEqual([0, 0])
})

withXmlsec('signs really: another Expires does not verify', async () => {
  const answer = await answerTo(chkContent())
  expect(xmlsec(answer.replace(/(<wsu:Expires>)\d{4}/, '$12099'))).not.toBe(0)
})

test('names the server’s certificate by its subject key identifier, with the ids of the example', async () => {
  const answer = await answerTo(chkContent())
  const ski = /<wsse:KeyIdentifier[^>]*#X509SubjectKeyIdentifier">([^<]+)</.exec(answer)?.[1] ?? ''
  expect(pki.server.certificate.raw.includes(Buffer.from(ski, 'base64'))).toBe(true)
  expect(Buffer.from(ski, 'base64')).toHaveLength(20)
  expect(answer).toMatch(/<wsu:Timestamp [^>]*wsu:Id="_3">/)
  expect(answer).toMatch(/<ds:Signature [^>]*Id="_1">/)
  expect(answer).not.toContain('BinarySecurityToken')
})
