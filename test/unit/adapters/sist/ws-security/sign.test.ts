import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { sist } from '../../../../../adapters/sist/adapter.ts'
import { withXml } from '../../../../../src/xml/parse-xml.ts'
import { namespaces } from '../../../../../adapters/sist/namespaces.ts'
import { secureEnvelope } from '../../../../../adapters/sist/ws-security/sign.ts'
import type { Operator } from '../../../../../src/adapter/define-adapter.ts'
import { hasTool } from '../../../../support/external-tool.ts'
import { contextOver, issueOperators } from '../support/context.ts'
import { responseOf } from '../support/exchange.ts'
import { startRecordingServer } from '../support/recording-server.ts'
import type { RecordingServer } from '../support/recording-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'collaudo-ws-security-'))
let server: RecordingServer
let operators: { titolare: Operator; sostituto: Operator }
let sent: Buffer

beforeAll(async () => {
  operators = await issueOperators()
  server = await startRecordingServer(() => ({
    status: 200,
    contentType: 'text/xml',
    body: responseOf('chkPrescrizione', ''),
  }))
  const send = { operation: 'chkPrescrizione', body: { descrizioneDiagnosi: 'è <ok> & "basta"' } }
  await sist.call(send, contextOver(server, operators))
  sent = server.requests[0]?.body ?? Buffer.alloc(0)
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

// The payload namespace has no scheme, so it is a relative reference, and libxml2 refuses to canonicalize a
// document that holds one anywhere (Canonical XML 1.0 §1.3). It stands in the Body, which is not signed.
const withAbsoluteNamespace = (envelope: string): string =>
  envelope.replace(`"${namespaces.sist}"`, `"urn:${namespaces.sist}"`)

const verify = (name: string, envelope: string): { status: number | null; report: string } => {
  const file = join(folder, `${name}.xml`)
  const certificate = join(folder, 'cns.pem')
  writeFileSync(file, withAbsoluteNamespace(envelope))
  writeFileSync(certificate, operators.titolare.authentication.certificate.toString())
  const target = `${namespaces.wsu}:Timestamp`
  const { status, stderr } = spawnSync(
    'xmlsec1',
    ['--verify', '--id-attr:Id', target, '--pubkey-cert-pem', certificate, file],
    { encoding: 'utf8' },
  )
  return { status, report: stderr }
}

test.skipIf(!hasTool('xmlsec1'))('signs an envelope that xmlsec1 verifies as it was sent', () => {
  const { status, report } = verify('sent', sent.toString('utf8'))
  expect(report).toContain('SignedInfo References (ok/all): 1/1')
  expect(status).toBe(0)
})

test.skipIf(!hasTool('xmlsec1'))('does not verify with one byte of the Timestamp changed', () => {
  const text = sent.toString('utf8')
  const changed = text.replace(/(<wsu:Expires>\d{3})\d/, '$19')
  expect(changed).not.toBe(text)
  const { status, report } = verify('changed', changed)
  expect(report).toMatch(/data and digest do not match/)
  expect(status).toBe(1)
})

test('outlines the header as the policy asks', () => {
  const { wsse, wsu, ds } = namespaces
  const outline = withXml(sent, (root) => {
    const text = (xpath: string) => root.eval(`string(${xpath})`, namespaces)
    return {
      security: root
        .find('/soapenv:Envelope/soapenv:Header/wsse:Security/*', namespaces)
        .map((node) => ('name' in node ? node.name : '')),
      mustUnderstand: text('//wsse:Security/@soapenv:mustUnderstand'),
      created: text('//wsu:Timestamp/wsu:Created'),
      expires: text('//wsu:Timestamp/wsu:Expires'),
      references: root.eval('count(//ds:Reference)', namespaces),
      signsTimestamp: text('//ds:Reference/@URI') === `#${String(text('//wsu:Timestamp/@wsu:Id'))}`,
      namesToken:
        text('//ds:KeyInfo/wsse:SecurityTokenReference/wsse:Reference/@URI') ===
        `#${String(text('//wsse:BinarySecurityToken/@wsu:Id'))}`,
      algorithms: root.find('//ds:SignedInfo//@Algorithm', namespaces).map((node) => node.content),
      token: text('//wsse:BinarySecurityToken'),
    }
  })
  expect(outline).toEqual({
    ok: true,
    value: {
      security: ['Timestamp', 'BinarySecurityToken', 'Signature'],
      mustUnderstand: '1',
      created: '2026-07-01T10:15:30Z',
      expires: '2026-07-01T10:20:30Z',
      references: 1,
      signsTimestamp: true,
      namesToken: true,
      algorithms: [
        'http://www.w3.org/2001/10/xml-exc-c14n#',
        'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
        'http://www.w3.org/2001/10/xml-exc-c14n#',
        'http://www.w3.org/2000/09/xmldsig#sha1',
      ],
      token: operators.titolare.authentication.certificate.raw.toString('base64'),
    },
  })
  expect([wsse, wsu, ds].every((namespace) => sent.includes(namespace))).toBe(true)
})

test('leaves the bytes of the body as they are, and never repeats an identifier', async () => {
  let count = 0
  const body = `<x:a xmlns:x="urn:x"  b='1'><![CDATA[<soapenv:Body/>]]>$& $1\u00a0</x:a>`
  const envelope = await secureEnvelope(body, {
    key: operators.titolare.authentication,
    instant: new Date(0),
    freshId: () => `id-${count++}`,
  })
  expect(envelope).toContain(`<soapenv:Body>${body}</soapenv:Body>`)
  expect(new Set(envelope.match(/wsu:Id="[^"]+"/g)).size).toBe(2)
})

test('passes the error of a key that cannot sign', async () => {
  const { certificate } = operators.titolare.authentication
  const key = { certificate, sign: () => Promise.reject(new Error('card removed')) }
  const signing = secureEnvelope('', { key, instant: new Date(0), freshId: () => 'id-x' })
  await expect(signing).rejects.toThrow('card removed')
  expect(certificate).toBeInstanceOf(X509Certificate)
})
